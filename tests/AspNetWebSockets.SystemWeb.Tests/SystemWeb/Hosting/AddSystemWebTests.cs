using System.Web;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;

/// <summary>Which host the process-wide members answer for.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class AddSystemWebTests
{
    [Fact]
    public async Task The_builder_is_bound_at_once()
    {
        WebApplicationBuilder builder = NewBuilder("first");

        builder.AddSystemWeb();

        HttpRuntime.AppDomainAppId.ShouldBe("first");
        await using WebApplication app = builder.Build();
    }

    [Fact]
    public async Task What_the_host_offers_is_there_when_it_is_built()
    {
        WebApplicationBuilder builder = NewBuilder("built");
        builder.AddSystemWeb();
        HostedApplication bound = HostedApplication.Current.ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => bound.Host).Message.ShouldContain("builder.Build()");

        await using WebApplication app = builder.Build();

        bound.Host.Lifetime.ShouldBeSameAs(app.Lifetime);
    }

    [Fact]
    public async Task The_host_that_was_started_last_is_bound()
    {
        WebApplicationBuilder first = NewBuilder("first");
        first.AddSystemWeb();
        await using WebApplication firstApp = first.Build();
        WebApplicationBuilder second = NewBuilder("second");
        second.AddSystemWeb();
        await using WebApplication secondApp = second.Build();

        await firstApp.StartAsync(TestContext.Current.CancellationToken);

        HttpRuntime.AppDomainAppId.ShouldBe("first");
    }

    [Fact]
    public async Task Mapping_binds_a_host_when_the_one_before_has_stopped_and_not_otherwise()
    {
        WebApplicationBuilder first = NewBuilder("first");
        first.AddSystemWeb();
        await using WebApplication firstApp = first.Build();
        await using WebApplication mapped = NewBuilder("mapped").Build();
        mapped.MapHttpHandler<Handler>("/early");
        HttpRuntime.AppDomainAppId.ShouldBe("first");

        await firstApp.StartAsync(TestContext.Current.CancellationToken);
        await firstApp.StopAsync(TestContext.Current.CancellationToken);
        mapped.MapHttpHandler<Handler>("/late");

        HttpRuntime.AppDomainAppId.ShouldBe("mapped");
    }

    [Fact]
    public async Task It_may_be_called_twice_and_the_configurations_add_up()
    {
        WebApplicationBuilder builder = NewBuilder("twice");

        builder
            .AddSystemWeb(options => options.MaxMessageSize = 2048)
            .AddSystemWeb(options => options.CloseTimeout = TimeSpan.FromSeconds(5));

        await using WebApplication app = builder.Build();
        AspNetWebSocketsOptions options = app.Services.GetRequiredService<IOptions<AspNetWebSocketsOptions>>().Value;
        options.MaxMessageSize.ShouldBe(2048);
        options.CloseTimeout.ShouldBe(TimeSpan.FromSeconds(5));
        app.Services.GetServices<HostedApplication>().ShouldHaveSingleItem();
    }

    [Fact]
    public void No_builder_is_refused() =>
        Should.Throw<ArgumentNullException>(() => ((IHostApplicationBuilder)null!).AddSystemWeb());

    private static WebApplicationBuilder NewBuilder(string name)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Environment.ApplicationName = name;
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }

    private sealed class Handler : IHttpHandler
    {
        public bool IsReusable => true;

        public void ProcessRequest(HttpContext context) { }
    }
}
