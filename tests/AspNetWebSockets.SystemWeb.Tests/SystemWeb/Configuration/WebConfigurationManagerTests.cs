using System.Collections.Specialized;
using System.Configuration;
using System.Web.Configuration;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.SystemWeb.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using ConfigurationManager = System.Configuration.ConfigurationManager;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Configuration;

/// <summary>The settings of the host, as old code reads them.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class WebConfigurationManagerTests
{
    [Fact]
    public async Task Settings_are_those_of_the_host_for_both_classes()
    {
        await using MigratedHost host = await StartAsync();

        foreach (
            NameValueCollection settings in new[]
            {
                WebConfigurationManager.AppSettings,
                ConfigurationManager.AppSettings,
            }
        )
        {
            settings["room"].ShouldBe("blue");
            settings["ROOM"].ShouldBe("blue");
            settings["vs:browser"].ShouldBe("off");
            settings["missing"].ShouldBeNull();
            settings.AllKeys.ShouldBe(["room", "vs:browser"]);
            settings.Count.ShouldBe(2);
            settings[0].ShouldBe("blue");
            settings.GetValues("room").ShouldBe(["blue"]);
            settings.Keys.Cast<string>().ShouldBe(["room", "vs:browser"]);
            settings.Cast<string>().ShouldBe(["room", "vs:browser"]);
        }
    }

    [Fact]
    public async Task A_change_is_seen_at_once_and_nobody_changes_them_here()
    {
        await using MigratedHost host = await StartAsync();
        NameValueCollection settings = WebConfigurationManager.AppSettings;

        host.App.Configuration["appSettings:room"] = "red";

        settings["room"].ShouldBe("red");
        Should.Throw<NotSupportedException>(() => settings["room"] = "green");
        Should.Throw<NotSupportedException>(() => settings.Add("x", "y"));
    }

    [Fact]
    public async Task Connection_strings_come_with_their_providers()
    {
        await using MigratedHost host = await StartAsync();

        foreach (
            ConnectionStringSettingsCollection strings in new[]
            {
                WebConfigurationManager.ConnectionStrings,
                ConfigurationManager.ConnectionStrings,
            }
        )
        {
            strings["main"].ConnectionString.ShouldBe("Server=x");
            strings["main"].ProviderName.ShouldBe("Some.Provider");
            strings["other"].ProviderName.ShouldBe("");
            strings["missing"].ShouldBeNull();
            strings.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task Sections_are_found_by_their_names()
    {
        await using MigratedHost host = await StartAsync();

        WebConfigurationManager.GetSection("appSettings").ShouldBeSameAs(WebConfigurationManager.AppSettings);
        ConfigurationManager.GetSection("connectionStrings").ShouldBeOfType<ConnectionStringsSection>();
        WebConfigurationManager.GetWebApplicationSection("missing").ShouldBeNull();
        Should.Throw<ArgumentNullException>(() => WebConfigurationManager.GetSection(null!));
        host.Logs.OfPackage.ShouldNotContain(line => line.EventId == 2056);
    }

    [Fact]
    public void They_can_be_read_before_the_host_is_built()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration["appSettings:early"] = "yes";

        builder.AddSystemWeb();

        ConfigurationManager.AppSettings["early"].ShouldBe("yes");
    }

    private static Task<MigratedHost> StartAsync() =>
        MigratedHost.StartAsync(builder =>
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["appSettings:room"] = "blue",
                    ["appSettings:vs:browser"] = "off",
                    ["ConnectionStrings:main"] = "Server=x",
                    ["ConnectionStrings:main_ProviderName"] = "Some.Provider",
                    ["ConnectionStrings:other"] = "Server=y",
                }
            )
        );
}
