using System.Net;
using System.Net.WebSockets;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.Site.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary><c>MapHttpHandlers</c> on a real site.</summary>
public sealed class MapHttpHandlersTests
{
    private const string PathHandlerName = "AspNetWebSockets.SystemWeb.Tests.Site.Hosting.PathHandler";
    private const string HiddenHandlerName = "AspNetWebSockets.SystemWeb.Tests.Site.Hosting.HiddenHandler";

    [Theory]
    [InlineData("/Chat.ashx", "PathHandler|/Chat.ashx|")]
    [InlineData("/chat.ASHX?x=1", "PathHandler|/chat.ASHX|")]
    [InlineData("/Chat.ashx/room/1", "PathHandler|/Chat.ashx|/room/1")]
    [InlineData("/sub/my%20chat.ashx", "HiddenHandler|/sub/my chat.ashx|")]
    [InlineData("/sub/%7Bid%7D.ashx", "HiddenHandler|/sub/{id}.ashx|")]
    public async Task Files_are_served_at_their_urls(string url, string answer)
    {
        using SiteFolder site = NewSite();
        await using SystemWebHost host = await StartAsync(site);

        (await host.Http.GetStringAsync(url, TestContext.Current.CancellationToken)).ShouldBe(answer);
    }

    [Fact]
    public async Task WebSockets_open_at_their_urls()
    {
        using SiteFolder site = NewSite();
        await using SystemWebHost host = await StartAsync(site);
        using ClientWebSocket client = await host.ConnectAsync("/chat.ashx/room");

        (await client.ReceiveTextAsync()).ShouldBe("PathHandler|/chat.ashx|/room");
        LogRecord record = host.Logs.OfPackage.First(each => each.EventId == 2080);
        record.Level.ShouldBe(LogLevel.Information);
        record.Message.ShouldContain("/Chat.ashx is answered by " + PathHandlerName);
    }

    [Fact]
    public async Task Each_request_for_a_file_has_an_instance_of_its_own_and_only_those_of_web_config_are_reused()
    {
        const string Counting = "AspNetWebSockets.SystemWeb.Tests.Site.Hosting.ReusablePathHandler";
        using SiteFolder site = new();
        site.WriteAshx("count.ashx", Counting);
        site.Write(
            "web.config",
            $"""<configuration><system.webServer><handlers><add name="x" path="count.axd" verb="*" type="{Counting}" /></handlers></system.webServer></configuration>"""
        );
        await using SystemWebHost host = await StartAsync(site);

        (await CountAsync("/count.ashx")).ShouldBe("1");
        (await CountAsync("/count.ashx")).ShouldBe("1");
        (await CountAsync("/count.axd")).ShouldBe("1");
        (await CountAsync("/count.axd")).ShouldBe("2");

        Task<string> CountAsync(string url) => host.Http.GetStringAsync(url, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_cannot_be_mapped_is_named_answers_500_and_stops_nothing_else()
    {
        using SiteFolder site = NewSite();
        string broken = site.WriteAshx("broken.ashx", "No.Such");
        site.Write("text.ashx", "secret source");
        string noHandler = site.WriteAshx("no.ashx", typeof(SiteFolder).FullName!);
        await using SystemWebHost host = await StartAsync(
            site,
            app =>
            {
                app.MapHttpHandlers();
                app.UseStaticFiles(
                    new StaticFileOptions
                    {
                        FileProvider = new PhysicalFileProvider(site.Path),
                        ServeUnknownFileTypes = true,
                    }
                );
            }
        );

        foreach (string url in new[] { "/broken.ashx", "/TEXT.ashx", "/no.ashx" })
        {
            using HttpResponseMessage response = await host.Http.GetAsync(url, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(
                "secret"
            );
        }

        (await host.Http.GetStringAsync("/Chat.ashx", TestContext.Current.CancellationToken)).ShouldStartWith("Path");
        LogRecord[] errors = [.. host.Logs.OfPackage.Where(record => record.EventId == 2081)];
        errors.Length.ShouldBe(3);
        errors.ShouldAllBe(record => record.Level == LogLevel.Error);
        errors.ShouldContain(record =>
            record.Message.StartsWith(broken)
            && record.Message.Contains("No.Such")
            && record.Message.Contains("AspNetWebSockets.SystemWeb.Tests")
            && record.Message.Contains("add its .cs file to the project")
        );
        errors.ShouldContain(record =>
            record.Message.StartsWith(noHandler) && record.Message.Contains("no IHttpHandler")
        );
    }

    [Fact]
    public async Task A_folder_limits_what_is_mapped_and_stays_in_the_url()
    {
        using SiteFolder site = NewSite();
        await using SystemWebHost host = await StartAsync(site, app => app.MapHttpHandlers("~/sub/"));

        (await host.Http.GetStringAsync("/sub/my chat.ashx", TestContext.Current.CancellationToken)).ShouldNotBeEmpty();
        using HttpResponseMessage response = await host.Http.GetAsync(
            "/Chat.ashx",
            TestContext.Current.CancellationToken
        );
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("..", typeof(ArgumentException), "outside of the content root")]
    [InlineData("sub/../..", typeof(ArgumentException), "outside of the content root")]
    [InlineData("nowhere", typeof(DirectoryNotFoundException), "'nowhere' does not exist")]
    public async Task Other_folders_are_refused(string path, Type exception, string message)
    {
        using SiteFolder site = NewSite();

        (
            await Should.ThrowAsync(() => StartAsync(site, app => app.MapHttpHandlers(path)), exception)
        ).Message.ShouldContain(message);
    }

    [Fact]
    public async Task Only_the_assemblies_given_are_searched()
    {
        using SiteFolder site = NewSite();
        await using SystemWebHost host = await StartAsync(
            site,
            app => app.MapHttpHandlers("", typeof(LogRecords).Assembly)
        );

        host.Logs.OfPackage.ShouldContain(record =>
            record.EventId == 2081 && record.Message.Contains("was not found in AspNetWebSockets.TestSupport.")
        );
    }

    [Fact]
    public async Task What_the_application_maps_itself_takes_precedence_and_conventions_hold_for_all()
    {
        using SiteFolder site = NewSite();
        await using SystemWebHost host = await StartAsync(
            site,
            app =>
            {
                app.MapHttpHandlers().WithMetadata(new Tag());
                app.MapGet("/chat.ashx", () => "its own");
                app.Use(
                    (context, next) =>
                    {
                        context.Response.Headers["tagged"] = context.GetEndpoint()?.Metadata.GetMetadata<Tag>() is null
                            ? "no"
                            : "yes";
                        return next();
                    }
                );
            }
        );

        (await host.Http.GetStringAsync("/Chat.ashx", TestContext.Current.CancellationToken)).ShouldBe("its own");
        using HttpResponseMessage response = await host.Http.GetAsync(
            "/sub/my chat.ashx",
            TestContext.Current.CancellationToken
        );
        response.Headers.GetValues("tagged").ShouldBe(["yes"]);
    }

    [Fact]
    public async Task A_site_without_handlers_is_said_to_have_none()
    {
        using SiteFolder site = new();
        await using SystemWebHost host = await StartAsync(site);

        (await host.Logs.WaitForAsync(2083)).Message.ShouldContain(site.Path);
    }

    [Fact]
    public async Task Handlers_of_web_config_are_mapped_in_their_order()
    {
        using SiteFolder site = NewSite();
        site.Write(
            "Web.config",
            $"""
            <configuration>
              <location path="." inheritInChildApplications="false">
                <system.webServer>
                  <handlers>
                    <remove name="x" />
                    <add name="chat" path="*.chat" verb="GET" type="{HiddenHandlerName}, AspNetWebSockets.SystemWeb.Tests" />
                    <add name="none" path="*.none" verb="*" type="No.Such, No.Assembly" />
                    <add name="iis" path="*" verb="*" modules="AspNetCoreModuleV2" />
                    <add name="net" path="*." verb="GET" type="System.Web.Handlers.TransferRequestHandler" />
                  </handlers>
                </system.webServer>
              </location>
              <system.web>
                <httpHandlers>
                  <add path="ws/*,*.chat" verb="*" type="{PathHandlerName}" />
                </httpHandlers>
              </system.web>
            </configuration>
            """
        );
        await using SystemWebHost host = await StartAsync(site);

        (await host.Http.GetStringAsync("/a/b.chat", TestContext.Current.CancellationToken)).ShouldBe(
            "HiddenHandler|/a/b.chat|"
        );
        (await host.Http.GetStringAsync("/WS/x", TestContext.Current.CancellationToken)).ShouldBe("PathHandler|/WS/x|");
        using HttpResponseMessage posted = await host.Http.PostAsync(
            "/a/b.chat",
            content: null,
            TestContext.Current.CancellationToken
        );
        (await posted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldStartWith(
            "PathHandler",
            customMessage: "the first is for GET alone"
        );
        using HttpResponseMessage nothing = await host.Http.GetAsync("/else", TestContext.Current.CancellationToken);
        nothing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        LogRecord error = host.Logs.OfPackage.Single(record => record.Level == LogLevel.Error);
        error.Message.ShouldContain("Web.config(7)");
        error.Message.ShouldContain("*.none");
        host.Logs.OfPackage.Count(record => record.EventId == 2086).ShouldBe(2);
        using ClientWebSocket client = await host.ConnectAsync("/room.chat");
        (await client.ReceiveTextAsync()).ShouldStartWith("HiddenHandler");
    }

    private static SiteFolder NewSite()
    {
        SiteFolder site = new();
        site.WriteAshx("Chat.ashx", PathHandlerName);
        site.WriteAshx("sub/my chat.ashx", HiddenHandlerName + ", AspNetWebSockets.SystemWeb.Tests");
        site.WriteAshx("sub/{id}.ashx", HiddenHandlerName);
        return site;
    }

    private static Task<SystemWebHost> StartAsync(SiteFolder site, Action<WebApplication>? map = null) =>
        SystemWebHost.StartAsync(map ?? (app => app.MapHttpHandlers()), contentRoot: site.Path);

    private sealed class Tag;
}
