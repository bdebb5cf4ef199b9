using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Site.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.SystemWeb.Tests.Site;

/// <summary>Which <c>.ashx</c> files of a site are found.</summary>
public sealed class SiteTreeTests : IDisposable
{
    private readonly LogRecords _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public void Files_in_all_folders_in_whatever_case_but_not_where_iis_serves_nothing_from()
    {
        using SiteFolder site = new();
        foreach (
            string name in new[]
            {
                "Chat.ashx",
                "sub/deep er/Chat.ASHX",
                "sub/page.aspx",
                "bin/a.ashx",
                "sub/obj/a.ashx",
                "App_Code/a.ashx",
                "app_data/a.ashx",
                "node_modules/x/a.ashx",
                ".git/a.ashx",
                "Chat.ashx.cs",
                "chat.ashx.bak",
            }
        )
        {
            site.Write(name, "");
        }

        Urls(site).ShouldBe(["/Chat.ashx", "/sub/deep er/Chat.ASHX"]);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        using SiteFolder site = new();
        using SiteFolder other = new();
        other.Write("outside.ashx", "");
        site.Write("sub/Chat.ashx", "");
        Directory.CreateSymbolicLink(Path.Join(site.Path, "sub", "around"), site.Path);
        Directory.CreateSymbolicLink(Path.Join(site.Path, "out"), other.Path);

        Urls(site).ShouldBe(["/sub/Chat.ashx"]);
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_named_and_nothing_fails()
    {
        using SiteFolder site = new();
        string gone = Path.Join(site.Path, "gone");

        new SiteTree(site.Path, _logs.CreateLogger("test")).FindAshxFiles(gone).ShouldBeEmpty();

        _logs.All.Single().Message.ShouldStartWith(gone);
    }

    [Fact]
    public void The_search_has_an_end()
    {
        using SiteFolder site = new();
        for (int index = 0; index < 20; index++)
        {
            site.Write($"{index}/Chat.ashx", "");
        }

        Urls(site, maxFolders: 11).Length.ShouldBe(10);

        LogRecord record = _logs.All.Single();
        record.Level.ShouldBe(LogLevel.Warning);
        record.Message.ShouldContain("Name the folder of the handlers in MapHttpHandlers");
    }

    private string[] Urls(SiteFolder site, int maxFolders = SiteTree.MaxFolders) =>
        [
            .. new SiteTree(site.Path, _logs.CreateLogger("test"), maxFolders)
                .FindAshxFiles(site.Path)
                .Select(file => file.Url),
        ];
}
