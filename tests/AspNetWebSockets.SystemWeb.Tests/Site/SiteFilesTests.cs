using System.Net;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>UseSiteFiles serves what IIS served of a site, and nothing of what it did not.</summary>
public sealed class SiteFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("site-files-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("Scripts/Chat.js", "/Scripts/Chat.js")]
    [InlineData("Scripts/Chat.js", "/scripts/chat.JS")]
    [InlineData("Default.html", "/")]
    [InlineData("default.htm", "/")]
    [InlineData("help/index.html", "/Help/")]
    [InlineData("photo.png", "/photo.png")]
    [InlineData("data/appsettings.json", "/data/appsettings.json")]
    public async Task A_file_for_visitors_is_served(string file, string path)
    {
        await using SystemWebHost host = await StartAsync(file);

        (await host.Http.GetStringAsync(path, Bound.Token())).ShouldBe(file);
    }

    [Theory]
    [InlineData("Web.config", "/Web.config")]
    [InlineData("Web.config", "/web.CONFIG")]
    [InlineData("Web.config", "/%57eb.config")]
    [InlineData("bin/Site.dll", "/bin/Site.dll")]
    [InlineData("Bin/readme.txt", "/Bin/readme.txt")]
    [InlineData("App_Data/users.json", "/App_Data/users.json")]
    [InlineData("App_Data/users.json", "/app_data/Users.json")]
    [InlineData("App_Data/users.mdb", "/App_Data/../app_data/users.mdb")]
    [InlineData("live/App_Code/x.txt", "/live/App_Code/x.txt")]
    [InlineData("Chat.ashx", "/Chat.ashx")]
    [InlineData("Chat.ashx.cs", "/Chat.ashx.cs")]
    [InlineData("Global.asax", "/Global.asax")]
    [InlineData("store.mdb", "/store.mdb")]
    [InlineData("appsettings.json", "/appsettings.json")]
    [InlineData("appsettings.Production.json", "/AppSettings.production.json")]
    [InlineData(".env", "/.env")]
    [InlineData("what.ever", "/what.ever")]
    [InlineData("chat.js", "/*.js")]
    public async Task A_file_of_the_application_is_not(string file, string path)
    {
        await using SystemWebHost host = await StartAsync(file);

        (await host.Http.GetAsync(path, Bound.Token())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void The_folder_of_the_program_is_refused()
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        using WebApplication app = builder.Build();

        Should
            .Throw<InvalidOperationException>(() => app.UseSiteFiles())
            .Message.ShouldStartWith($"The content root {AppContext.BaseDirectory} is the folder of the program");
    }

    private Task<SystemWebHost> StartAsync(string file)
    {
        string place = Path.Combine(_root, file);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllText(place, file);
        return SystemWebHost.StartAsync(app =>
        {
            app.Services.GetRequiredService<IWebHostEnvironment>().ContentRootPath = _root;
            _ = app.UseSiteFiles();
        });
    }
}
