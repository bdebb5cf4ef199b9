using System.Web.Routing;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Framework48.Tests.Hosting;

/// <summary>A migrated site on Kestrel, at a free port of the loopback address and in a folder of its own.</summary>
internal sealed class HandlerSite : IAsyncDisposable
{
    /// <summary>How long a test waits for an event that must come.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(15);

    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private HandlerSite(WebApplication app, DirectoryInfo folder)
    {
        _app = app;
        _folder = folder;
        Http = new HttpClient(new SocketsHttpHandler { UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
            Timeout = Bound,
        };
    }

    /// <summary>For ordinary requests.</summary>
    public HttpClient Http { get; }

    /// <summary>The folder of the site.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts a site.</summary>
    /// <param name="map">Adds its middleware and handlers.</param>
    /// <param name="configure">Adds services.</param>
    public static async Task<HandlerSite> StartAsync(
        Action<WebApplication> map,
        Action<WebApplicationBuilder>? configure = null
    )
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("site");
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = folder.FullName, Args = ["--urls", "http://127.0.0.1:0"] }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestTransport();
        builder.AddSystemWeb();
        configure?.Invoke(builder);
        WebApplication app = builder.Build();
        // One table for the process: it has what the site before has left.
        RouteTable.Routes.Clear();
        app.UseAspNetWebSockets();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new HandlerSite(app, folder);
    }

    /// <summary>Opens a WebSocket.</summary>
    public Task<TextClient> ConnectAsync(
        string path,
        Action<System.Net.WebSockets.ClientWebSocketOptions>? configure = null
    ) => TextClient.ConnectAsync(new Uri($"ws://{Http.BaseAddress!.Authority}{path}"), configure);

    /// <summary>Asks again until the answer is that one: what happens in a handler after its client has left tells nobody.</summary>
    public async Task GetUntilAsync(string path, string expected)
    {
        using CancellationTokenSource tooLate = new(Bound, TimeProvider.System);
        string answer;
        do
        {
            answer = await Http.GetStringAsync(path, TestContext.Current.CancellationToken);
        } while (!tooLate.IsCancellationRequested && !string.Equals(answer, expected, StringComparison.Ordinal));

        answer.ShouldBe(expected);
    }

    /// <summary>Stops the site, as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken).WaitAsync(Bound);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
