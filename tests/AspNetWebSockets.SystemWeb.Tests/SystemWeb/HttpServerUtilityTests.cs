using System.Globalization;
using System.Web;
using AspNetWebSockets.SystemWeb.Tests.Hosting;
using AspNetWebSockets.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace AspNetWebSockets.SystemWeb.Tests.SystemWeb;

/// <summary><c>HttpServerUtility</c>: files of the application, and encoding.</summary>
public sealed class HttpServerUtilityTests
{
    [Theory]
    [InlineData("/", "~/x.txt", "/srv/site/x.txt")]
    [InlineData("/", "~/a/b.txt", "/srv/site/a/b.txt")]
    [InlineData("/", "~", "/srv/site")]
    [InlineData("/", "~/", "/srv/site/")]
    [InlineData("/", "~/a/", "/srv/site/a/")]
    [InlineData("/", "/", "/srv/site/")]
    [InlineData("/", "/x.txt", "/srv/site/x.txt")]
    [InlineData("/", "x.txt", "/srv/site/dir/x.txt")]
    [InlineData("/", "./x.txt", "/srv/site/dir/x.txt")]
    [InlineData("/", "../x.txt", "/srv/site/x.txt")]
    [InlineData("/", "~x", "/srv/site/dir/~x")]
    [InlineData("/", "", "/srv/site/dir")]
    [InlineData("/", null, "/srv/site/dir")]
    [InlineData("/", "~/a/../x.txt", "/srv/site/x.txt")]
    [InlineData("/", "~\\a\\x.txt", "/srv/site/a/x.txt")]
    [InlineData("/", "~//a//x.txt", "/srv/site/a/x.txt")]
    [InlineData("/", "//a/x.txt", "/srv/site/a/x.txt")]
    [InlineData("/", "~/..x/x..", "/srv/site/..x/x..")]
    [InlineData("/dir", "~/x.txt", "/srv/site/x.txt")]
    [InlineData("/dir", "/dir/x.txt", "/srv/site/x.txt")]
    [InlineData("/dir", "/DIR/x.txt", "/srv/site/x.txt")]
    [InlineData("/dir", "x.txt", "/srv/site/x.txt")]
    [InlineData("/dir", "/other/../dir/x.txt", "/srv/site/x.txt")]
    public void A_virtual_path_is_mapped_below_the_content_root(string mount, string? path, string expected) =>
        new ApplicationPaths("/srv/site", mount).Map(path, "/dir/h.ashx").ShouldBe(expected);

    [Theory]
    [InlineData("/", "~/..")]
    [InlineData("/", "~/../x.txt")]
    [InlineData("/", "~/../site/x.txt")]
    [InlineData("/", "~/../site2/x.txt")]
    [InlineData("/", "~\\..\\x.txt")]
    [InlineData("/", "..\\..\\x.txt")]
    [InlineData("/", "~/a/../../x.txt")]
    [InlineData("/", "/../x.txt")]
    [InlineData("/", "../../x.txt")]
    [InlineData("/", "C:\\x.txt")]
    [InlineData("/", "~/C:/x.txt")]
    [InlineData("/", "~/x.txt\0.jpg")]
    [InlineData("/dir", "/x.txt")]
    [InlineData("/dir", "/dir2/x.txt")]
    [InlineData("/dir", "/dir/../x.txt")]
    [InlineData("/dir", "../x.txt")]
    [InlineData("/dir", "~/..")]
    public void A_path_that_leaves_the_application_is_refused(string mount, string path) =>
        Should
            .Throw<HttpException>(() => new ApplicationPaths("/srv/site", mount).Map(path, "/dir/h.ashx"))
            .Message.ShouldContain(path);

    [Theory]
    [InlineData("/", "~/x", "/x")]
    [InlineData("/srv/site/", "~/", "/srv/site/")]
    [InlineData("/srv/site/", "~", "/srv/site")]
    [InlineData("/srv/../srv/site", "~/x", "/srv/site/x")]
    public void A_content_root_may_be_written_in_any_way(string root, string path, string expected) =>
        new ApplicationPaths(root, "/").Map(path, "/h.ashx").ShouldBe(expected);

    [Fact]
    public async Task Files_are_those_of_the_host_before_and_inside_a_websocket()
    {
        string? root = null;
        string? before = null;
        TaskCompletionSource<string?[]> inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
        {
            root = app.Services.GetRequiredService<IWebHostEnvironment>().ContentRootPath;
            app.Handle(context =>
            {
                before = context.Server.MapPath("~/a.txt");
                context.AcceptWebSocketRequest(socket =>
                {
                    inside.SetResult([socket.Server.MapPath("~/a.txt"), context.Server.MapPath("b.txt")]);
                    return Task.CompletedTask;
                });
            });
        });
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        string?[] seen = await inside.Task.Bounded();
        before.ShouldBe(Path.Join(root, "a.txt"));
        seen.ShouldBe([Path.Join(root, "a.txt"), Path.Join(root, "b.txt")]);
    }

    [Fact]
    public async Task A_websocket_that_asks_first_gets_the_host_too()
    {
        TaskCompletionSource<string?> inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.HandleWebSocket(socket =>
            {
                inside.SetResult(socket.Server.MapPath("~"));
                return Task.CompletedTask;
            })
        );
        await using RawWebSocketClient client = await host.ConnectRawAsync("/h.ashx");

        (await inside.Task.Bounded()).ShouldBe(Path.TrimEndingDirectorySeparator(Directory.GetCurrentDirectory()));
    }

    [Fact]
    public async Task Text_is_encoded_and_decoded_also_into_a_writer()
    {
        string?[] direct = [];
        List<string> written = [];
        await using SystemWebHost host = await SystemWebHost.StartAsync(app =>
            app.Handle(context =>
            {
                HttpServerUtilityBase server = new HttpContextWrapper(context).Server;
                direct =
                [
                    server.UrlEncode("a b&ü"),
                    server.UrlDecode("a+b%26%c3%bc"),
                    server.UrlPathEncode("/a b?c d"),
                    server.HtmlEncode("<b> & \""),
                    server.HtmlDecode("&lt;b&gt;"),
                    server.UrlEncode(null),
                    server.HtmlEncode(null),
                    server.MachineName,
                ];
                Write(writer => server.UrlEncode("a b&ü", writer));
                Write(writer => server.UrlDecode("a+b%26%c3%bc", writer));
                Write(writer => server.HtmlEncode("<b> & \"", writer));
                Write(writer => server.HtmlDecode("&lt;b&gt;", writer));
                Write(writer => server.UrlEncode(null, writer));
            })
        );
        using HttpResponseMessage response = await host.Http.GetAsync("/h.ashx", TestContext.Current.CancellationToken);

        direct.ShouldBe([
            "a+b%26%c3%bc",
            "a b&ü",
            "/a%20b?c d",
            "&lt;b&gt; &amp; &quot;",
            "<b>",
            null,
            null,
            Environment.MachineName,
        ]);
        written.ShouldBe(["a+b%26%c3%bc", "a b&ü", "&lt;b&gt; &amp; &quot;", "<b>", ""]);

        void Write(Action<TextWriter> write)
        {
            using StringWriter writer = new(CultureInfo.InvariantCulture);
            write(writer);
            written.Add(writer.ToString());
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "YQ2")]
    [InlineData("ab", "YWI1")]
    [InlineData("abc", "YWJj0")]
    [InlineData("??>", "Pz8-0")]
    public void Url_tokens_end_with_the_number_of_padding_characters(string text, string token)
    {
        HttpServerUtility.UrlTokenEncode(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(token);
        HttpServerUtility.UrlTokenDecode(token).ShouldBe(System.Text.Encoding.ASCII.GetBytes(text));
    }

    [Fact]
    public void A_url_token_without_its_last_digit_is_none() => HttpServerUtility.UrlTokenDecode("YWI").ShouldBeNull();
}
