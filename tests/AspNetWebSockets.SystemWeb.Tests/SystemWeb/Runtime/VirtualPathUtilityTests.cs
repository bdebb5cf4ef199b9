using System.Web;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb.Runtime;

/// <summary>The documented results of every member; the application is given, or mounted at the root.</summary>
public sealed class VirtualPathUtilityTests
{
    [Theory]
    [InlineData("/a", true, false)]
    [InlineData("/", true, false)]
    [InlineData("~", false, true)]
    [InlineData("~/", false, true)]
    [InlineData("~/a", false, true)]
    [InlineData("~\\a", false, true)]
    [InlineData("~a", false, false)]
    [InlineData("a", false, false)]
    [InlineData("../a", false, false)]
    [InlineData("\\a", true, false)]
    public void Kind(string path, bool isAbsolute, bool isAppRelative)
    {
        VirtualPathUtility.IsAbsolute(path).ShouldBe(isAbsolute);
        VirtualPathUtility.IsAppRelative(path).ShouldBe(isAppRelative);
    }

    [Theory]
    [InlineData("~", "/app", "/app/")]
    [InlineData("~/", "/app", "/app/")]
    [InlineData("~/x", "/app", "/app/x")]
    [InlineData("~/x", "/app/", "/app/x")]
    [InlineData("~/x", "/", "/x")]
    [InlineData("~\\x\\y", "/app", "/app/x/y")]
    [InlineData("~//x", "/app", "/app/x")]
    [InlineData("~/a/../x", "/app", "/app/x")]
    [InlineData("~/a/./x", "/app", "/app/a/x")]
    [InlineData("~/x?q=1", "/app", "/app/x?q=1")]
    [InlineData("/x", "/app", "/x")]
    [InlineData("/a/../x", "/app", "/x")]
    [InlineData("/a/..", "/app", "/")]
    [InlineData("/a/b/..", "/app", "/a")]
    [InlineData("/a/b/../", "/app", "/a/")]
    [InlineData(" /x ", "/app", "/x")]
    public void ToAbsolute(string path, string application, string expected) =>
        VirtualPathUtility.ToAbsolute(path, application).ShouldBe(expected);

    [Theory]
    [InlineData("/app/x", "/app", "~/x")]
    [InlineData("/APP/x", "/app", "~/x")]
    [InlineData("/app", "/app", "~/")]
    [InlineData("/app/", "/app", "~/")]
    [InlineData("/x", "/", "~/x")]
    [InlineData("/", "/", "~/")]
    [InlineData("/apple", "/app", null)]
    [InlineData("/x", "/app", null)]
    [InlineData("~/x", "/app", "~/x")]
    [InlineData("~", "/app", "~")]
    public void ToAppRelative(string path, string application, string? expected) =>
        VirtualPathUtility.ToAppRelative(path, application).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b.txt", "b.txt")]
    [InlineData("/a/b/", "b")]
    [InlineData("/", "")]
    public void GetFileName(string path, string expected) => VirtualPathUtility.GetFileName(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b.txt", "/a/")]
    [InlineData("/a/b/", "/a/")]
    [InlineData("/a", "/")]
    [InlineData("/", null)]
    [InlineData("~/a", "~/")]
    [InlineData("~/a/b", "~/a/")]
    public void GetDirectory(string path, string? expected) => VirtualPathUtility.GetDirectory(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b.txt", ".txt")]
    [InlineData("a.b.c", ".c")]
    [InlineData("~/a", "")]
    [InlineData("/a.b/c", "")]
    public void GetExtension(string path, string expected) => VirtualPathUtility.GetExtension(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a", "/a/")]
    [InlineData("/a/", "/a/")]
    [InlineData("a", "a/")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void AppendTrailingSlash(string? path, string? expected) =>
        VirtualPathUtility.AppendTrailingSlash(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a/", "/a")]
    [InlineData("/a", "/a")]
    [InlineData("/", "/")]
    [InlineData("/a//", "/a/")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void RemoveTrailingSlash(string? path, string? expected) =>
        VirtualPathUtility.RemoveTrailingSlash(path).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b", "c", "/a/c")]
    [InlineData("/a/b/", "c", "/a/b/c")]
    [InlineData("/a/b/", "../c", "/a/c")]
    [InlineData("/a", "./c", "/c")]
    [InlineData("~", "c", "~/c")]
    [InlineData("~/a", "c", "~/c")]
    [InlineData("~/a/", "c?q=..", "~/a/c?q=..")]
    [InlineData("~/a/", "c?q=a/../b", "~/a/c?q=a/../b")]
    [InlineData("/a/", "b?u=http:x", "/a/b?u=http:x")]
    [InlineData("/a/", "~/c", "~/c")]
    [InlineData("/a/", "/c", "/c")]
    public void Combine(string basePath, string relativePath, string expected) =>
        VirtualPathUtility.Combine(basePath, relativePath).ShouldBe(expected);

    [Theory]
    [InlineData("/a/b", "/a/c", "c")]
    [InlineData("/a/b/", "/a/c", "../c")]
    [InlineData("/a/", "/a/", "./")]
    [InlineData("/a/b", "/a/b", "b")]
    [InlineData("/a/b", "/a/c?q=/../x", "c?q=/../x")]
    [InlineData("/a/b", "/a/c#d", "c#d")]
    [InlineData("/", "/a/b", "a/b")]
    [InlineData("/a/b/c", "/", "../../")]
    public void MakeRelative(string from, string to, string expected) =>
        VirtualPathUtility.MakeRelative(from, to).ShouldBe(expected);

    [Fact]
    public void Nothing_is_no_path()
    {
        foreach (string? path in new[] { null, "", "  " })
        {
            Should.Throw<ArgumentNullException>(() => VirtualPathUtility.IsAbsolute(path!));
            Should.Throw<ArgumentNullException>(() => VirtualPathUtility.GetExtension(path!));
            Should.Throw<ArgumentNullException>(() => VirtualPathUtility.ToAbsolute(path!, "/"));
            Should.Throw<ArgumentNullException>(() => VirtualPathUtility.ToAbsolute("~/x", path!));
            Should.Throw<ArgumentNullException>(() => VirtualPathUtility.Combine("/x", path!));
        }

        Should.Throw<ArgumentNullException>(() => VirtualPathUtility.MakeRelative("/", null!));
    }

    [Fact]
    public void A_path_without_root_is_refused_where_one_is_needed()
    {
        Should.Throw<ArgumentException>(() => VirtualPathUtility.ToAbsolute("x")).Message.ShouldContain("'x'");
        Should.Throw<ArgumentException>(() => VirtualPathUtility.ToAppRelative("x"));
        Should.Throw<ArgumentException>(() => VirtualPathUtility.GetFileName("x"));
        Should.Throw<ArgumentException>(() => VirtualPathUtility.GetDirectory("x"));
        Should.Throw<ArgumentException>(() => VirtualPathUtility.Combine("x", "y"));
        Should.Throw<ArgumentException>(() => VirtualPathUtility.MakeRelative("x", "/y"));
        Should.Throw<ArgumentException>(() => VirtualPathUtility.ToAbsolute("~/x", "~/y"));
    }

    [Theory]
    [InlineData("/..")]
    [InlineData("/a/../../b")]
    [InlineData("~/..")]
    [InlineData("/a\0b")]
    public void A_path_above_the_top_and_a_malformed_one_are_refused(string path) =>
        Should.Throw<HttpException>(() => VirtualPathUtility.IsAbsolute(path));

    [Fact]
    public void A_relative_path_has_no_scheme() =>
        Should
            .Throw<HttpException>(() => VirtualPathUtility.Combine("/a/", "http://x"))
            .Message.ShouldContain("scheme");
}
