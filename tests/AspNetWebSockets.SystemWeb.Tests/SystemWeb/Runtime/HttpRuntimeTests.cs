using System.Web;
using AspNetWebSockets.SystemWeb.Tests.HandlerLife;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Runtime;

/// <summary>What the process-wide members say of the bound host.</summary>
[Collection(ProcessWideCollection.Name)]
public sealed class HttpRuntimeTests
{
    [Fact]
    public async Task The_paths_are_those_of_the_host()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.AddSystemWeb();
        await using WebApplication app = builder.Build();

        HttpRuntime.AppDomainAppPath.ShouldBe(app.Environment.ContentRootPath.TrimEnd('/') + "/");
        HttpRuntime.AppDomainAppVirtualPath.ShouldBe("/");
        HttpRuntime.AppDomainAppId.ShouldBe(app.Environment.ApplicationName);
        HttpRuntime.AppDomainId.ShouldNotBeNullOrEmpty();
        HttpRuntime.BinDirectory.ShouldBe(AppContext.BaseDirectory);
        HttpRuntime.ClrInstallDirectory.ShouldBe(Path.GetDirectoryName(typeof(object).Assembly.Location) + "/");
    }

    [Fact]
    public void What_is_fixed_is_fixed()
    {
        HttpRuntime.TargetFramework.ShouldBe(new Version(4, 8));
        HttpRuntime.UsingIntegratedPipeline.ShouldBeTrue();
        HttpRuntime.IISVersion.ShouldBeNull();
        HttpRuntime.IsOnUNCShare.ShouldBeFalse();
    }

    [Fact]
    public async Task In_a_request_the_application_is_where_its_prefix_is()
    {
        string?[] seen = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.Handle(_ =>
                seen = [
                    HttpRuntime.AppDomainAppVirtualPath,
                    VirtualPathUtility.ToAbsolute("~/x"),
                    VirtualPathUtility.ToAbsolute("~"),
                    VirtualPathUtility.ToAppRelative("/shop/y"),
                    VirtualPathUtility.ToAppRelative("/else"),
                    VirtualPathUtility.GetFileName("~"),
                    VirtualPathUtility.GetDirectory("~/"),
                    VirtualPathUtility.ToAbsolute("~/../z"),
                    VirtualPathUtility.MakeRelative("~/a/b", "/shop/c"),
                ]
            );
        });

        _ = await host.Http.GetStringAsync("/shop/h.ashx", Bound.Token());

        seen.ShouldBe(["/shop", "/shop/x", "/shop", "~/y", "/else", "shop", "/", "/z", "../c"]);
    }
}
