using System.Net;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.SystemWeb.Tests.Site.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>What <c>AddSystemWeb</c> takes over from a <c>web.config</c>.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class WebConfigTests
{
    [Theory]
    [InlineData("web.config")]
    [InlineData("Web.config")]
    [InlineData("WEB.CONFIG")]
    public void Application_settings_and_connection_strings_are_configuration(string name)
    {
        using SiteFolder site = new();
        site.Write(
            name,
            """
            <?xml version="1.0" encoding="utf-8"?>
            <configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0">
              <appSettings>
                <add key="a" value="1" />
                <add key="webpages:Version" value="3.0" />
                <add key="A" value="2" />
                <add key="empty" />
                <add key="gone" value="x" /><remove key="GONE" />
              </appSettings>
              <connectionStrings>
                <clear />
                <add name="db" connectionString="Server=.;" providerName="System.Data.SqlClient" />
              </connectionStrings>
            </configuration>
            """
        );

        ConfigurationManager configuration = Configure(site);

        configuration["appSettings:a"].ShouldBe("2");
        configuration.GetSection("appSettings")["webpages:Version"].ShouldBe("3.0");
        configuration["appSettings:empty"].ShouldBe("");
        configuration["appSettings:gone"].ShouldBeNull();
        configuration.GetConnectionString("db").ShouldBe("Server=.;");
        configuration["ConnectionStrings:db_ProviderName"].ShouldBe("System.Data.SqlClient");
    }

    [Fact]
    public void Every_other_source_counts_more()
    {
        using SiteFolder site = new();
        site.Write(
            "web.config",
            """<configuration><appSettings><add key="a" value="file" /></appSettings></configuration>"""
        );
        WebApplicationBuilder builder = site.NewBuilder();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("appSettings:a", "other")]);

        builder.AddSystemWeb();

        builder.Configuration["appSettings:a"].ShouldBe("other");
    }

    [Fact]
    public void Settings_may_lie_in_other_files()
    {
        using SiteFolder site = new();
        site.Write(
            "web.config",
            """
            <configuration>
              <appSettings file="Config\more.config"><add key="a" value="1" /><add key="b" value="1" /></appSettings>
              <connectionStrings configSource="config\db.config" />
            </configuration>
            """
        );
        site.Write(
            "Config/More.config",
            """<appSettings><add key="b" value="2" /><add key="c" value="2" /></appSettings>"""
        );
        site.Write(
            "config/db.config",
            """<connectionStrings><add name="db" connectionString="x" /></connectionStrings>"""
        );

        ConfigurationManager configuration = Configure(site);

        configuration["appSettings:a"].ShouldBe("1");
        configuration["appSettings:b"].ShouldBe("2");
        configuration["appSettings:c"].ShouldBe("2");
        configuration.GetConnectionString("db").ShouldBe("x");
    }

    [Fact]
    public void A_file_of_more_settings_need_not_exist()
    {
        using SiteFolder site = new();
        site.Write(
            "web.config",
            """<configuration><appSettings file="no.config"><add key="a" value="1" /></appSettings></configuration>"""
        );

        Configure(site)["appSettings:a"].ShouldBe("1");
    }

    [Theory]
    [InlineData("""pingInterval="00:00:45" """, 45, 65536)]
    [InlineData("""pingInterval="00:00:00" """, -1, 65536)]
    [InlineData("""receiveBufferLimit="4194304" enabled="True" """, 30, 4194304)]
    public void The_webSocket_element_sets_the_options(string attributes, int pingSeconds, int receiveBufferLimit)
    {
        using SiteFolder site = new();
        WriteWebSocket(site, attributes);

        AspNetWebSocketsOptions options = OptionsOf(site);

        options.KeepAliveInterval.ShouldBe(
            pingSeconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(pingSeconds)
        );
        options.ReceiveBufferLimit.ShouldBe(receiveBufferLimit);
        options.Enabled.ShouldBeTrue();
    }

    [Fact]
    public void The_codes_own_options_count_more()
    {
        using SiteFolder site = new();
        WriteWebSocket(site, """pingInterval="00:00:45" receiveBufferLimit="2048" """);

        AspNetWebSocketsOptions options = OptionsOf(site, own => own.KeepAliveInterval = TimeSpan.FromSeconds(5));

        options.KeepAliveInterval.ShouldBe(TimeSpan.FromSeconds(5));
        options.ReceiveBufferLimit.ShouldBe(2048);
    }

    public static TheoryData<string, string> Faults =>
        new()
        {
            { "<configuration>", "(1): the file cannot be read as XML" },
            { "<configuration>\n<appSettings>\n</configuration>", "(3): the file cannot be read as XML" },
            { "<!DOCTYPE x [<!ENTITY a \"b\">]><configuration/>", "DTD is prohibited" },
            { "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><configuration/>", "DTD is prohibited" },
            {
                "<configuration>\n<appSettings>\n<add value=\"1\" />\n</appSettings></configuration>",
                "(3): <add> in <appSettings> has no attribute 'key'"
            },
            {
                "<configuration><appSettings><put key=\"a\" /></appSettings></configuration>",
                "<put> is not known in <appSettings>"
            },
            { "<configuration><appSettings configProtectionProvider=\"x\" /></configuration>", "aspnet_regiis -pd" },
            {
                "<configuration><appSettings configSource=\"../x.config\" /></configuration>",
                "leads out of the folder"
            },
            { "<configuration><appSettings configSource=\"x.config\" /></configuration>", "does not exist" },
            {
                "<configuration><appSettings configSource=\"wrong.config\" /></configuration>",
                "begins with <other>. Expected is <appSettings>"
            },
            { WebSocket("enabled=\"maybe\""), "enabled of <webSocket> is 'maybe'. Expected is true or false" },
            { WebSocket("pingInterval=\"30\""), "Expected is a time as hh:mm:ss" },
            { WebSocket("pingInterval=\"-00:00:30\""), "Expected is a time as hh:mm:ss" },
            { WebSocket("pingInterval=\"99.00:00:30\""), "Expected is a time as hh:mm:ss" },
            { WebSocket("receiveBufferLimit=\"1023\""), "a number of bytes from 1,024" },
            { WebSocket("receiveBufferLimit=\"-1\""), "a number of bytes from 1,024" },
            { WebSocket("receiveBufferLimit=\"99999999999\""), "a number of bytes from 1,024" },
            { $"<configuration><!--{new string('x', 5_000_000)}--></configuration>", "the file cannot be read as XML" },
        };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_followed_stops_the_start_with_file_and_line(string text, string message)
    {
        using SiteFolder site = new();
        string path = site.Write("web.config", text);
        string other = site.Write("wrong.config", "<other />");

        string actual = Should.Throw<InvalidDataException>(() => Configure(site)).Message;

        actual.ShouldStartWith(message.Contains("<other>", StringComparison.Ordinal) ? other : path);
        actual.ShouldContain(message);
    }

    [Fact]
    public async Task A_disabled_module_fails_accepts_as_on_iis()
    {
        using SiteFolder site = new();
        WriteWebSocket(site, """enabled="false" """);
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            app =>
                app.Handle(context =>
                {
                    context.Response.Write($"{context.IsWebSocketRequest} {context.IsWebSocketRequestUpgrading} ");
                    try
                    {
                        context.AcceptWebSocketRequest(_ => Task.CompletedTask);
                    }
                    catch (PlatformNotSupportedException exception)
                    {
                        context.Response.Write(exception.Message);
                    }
                }),
            contentRoot: site.Path,
            build: builder => builder.AddSystemWeb()
        );

        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        client.Response.StatusCode.ShouldBe((int)HttpStatusCode.OK);
        (await host.Http.GetStringAsync("/h.ashx", TestContext.Current.CancellationToken)).ShouldStartWith(
            "False False The IIS WebSocket module is not enabled"
        );
        host.Logs.OfPackage.ShouldNotContain(record => record.EventId == 2004, "the middleware is not missing");
    }

    [Fact]
    public async Task The_log_says_what_became_of_every_setting_but_not_the_values()
    {
        using SiteFolder site = new();
        site.Write(
            "web.config",
            """
            <configuration>
              <appSettings><add key="apiKey" value="s3cret" /></appSettings>
              <system.web>
                <compilation debug="true" />
                <httpRuntime maxRequestLength="4096" />
                <sessionState timeout="20" />
                <authentication mode="Forms" />
              </system.web>
              <system.webServer>
                <modules><add name="m" type="My.Module, My" /><add name="s" type="System.Web.X" /></modules>
                <webSocket pingInterval="00:00:10" />
              </system.webServer>
              <location path="admin"><system.web /></location>
            </configuration>
            """
        );
        await using SystemWebHost host = await SystemWebHost.StartAsync(
            _ => { },
            contentRoot: site.Path,
            build: builder => builder.AddSystemWeb()
        );

        string[] mapped = Messages(host, 2085);
        mapped.Length.ShouldBe(2);
        mapped.ShouldContain(line => line.Contains("(apiKey)") && line.Contains("configuration section appSettings"));
        mapped.ShouldContain(line =>
            line.Contains(
                "web.config(11): webSocket pingInterval=\"00:00:10\" is AspNetWebSocketsOptions.KeepAliveInterval"
            )
        );
        string[] unused = Messages(host, 2086);
        foreach (
            string part in new[]
            {
                "maxRequestLength=\"4096\"",
                "timeout=\"20\"",
                "debug=\"true\"",
                "mode=\"Forms\"",
                "My.Module, My",
                "location path=\"admin\"",
            }
        )
        {
            unused.ShouldContain(line => line.Contains(part));
        }

        unused.Length.ShouldBe(6);
        host.Logs.OfPackage.ShouldNotContain(record => record.Message.Contains("s3cret"));
    }

    [Fact]
    public void Without_a_file_nothing_changes()
    {
        using SiteFolder site = new();

        OptionsOf(site).KeepAliveInterval.ShouldBe(new AspNetWebSocketsOptions().KeepAliveInterval);
    }

    private static string[] Messages(SystemWebHost host, int eventId) =>
        [.. host.Logs.OfPackage.Where(record => record.EventId == eventId).Select(record => record.Message)];

    private static string WebSocket(string attributes) =>
        $"<configuration><system.webServer><webSocket {attributes} /></system.webServer></configuration>";

    private static void WriteWebSocket(SiteFolder site, string attributes) =>
        site.Write("web.config", WebSocket(attributes));

    private static ConfigurationManager Configure(SiteFolder site)
    {
        WebApplicationBuilder builder = site.NewBuilder();
        SiteConfiguration.AddTo(builder);
        return builder.Configuration;
    }

    private static AspNetWebSocketsOptions OptionsOf(SiteFolder site, Action<AspNetWebSocketsOptions>? configure = null)
    {
        WebApplicationBuilder builder = site.NewBuilder();
        builder.AddSystemWeb(configure);
        using ServiceProvider services = builder.Services.BuildServiceProvider();
        return services.GetRequiredService<IOptions<AspNetWebSocketsOptions>>().Value;
    }
}
