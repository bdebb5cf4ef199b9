using AspNetWebSockets.Interop.Tests.Hosting;
using Microsoft.Playwright;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>Chromium over TLS: it has an HTTP/2 connection for the page, and opens the page's WebSockets on it.</summary>
public sealed class ChromiumHttp2Tests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    // Opens a WebSocket on every path, has a text and a megabyte echoed on each, and closes them.
    private const string Script = """
        async (urls) => Promise.all(urls.map((url) => new Promise((resolve, reject) => {
          const socket = new WebSocket(url);
          const large = Uint8Array.from({ length: 1 << 20 }, (_, i) => i % 251);
          const parts = [];
          let echoed = 0;
          socket.binaryType = 'arraybuffer';
          socket.onopen = () => { socket.send('Grüße, 世界 🌍'); socket.send(large); };
          socket.onmessage = ({ data }) => {
            parts.push(typeof data === 'string' ? data : `${data.byteLength} ${new Uint8Array(data).every((b, i) => b === i % 251)}`);
            if (++echoed === 2) {
              socket.close(4001, 'client is done');
            }
          };
          socket.onclose = ({ code, reason, wasClean }) => resolve([...parts, code, reason, wasClean, socket.extensions.split(';')[0]].join('|'));
          setTimeout(() => reject(new Error('timed out')), 30000);
        })))
        """;

    [Fact]
    public async Task Its_WebSockets_are_streams_of_the_pages_connection()
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        await using Http2Server server = await Http2Server.StartAsync();
        IPage page = await chromium.OpenAsync(server.Http(tls: true, "/healthz?track=page"));
        string[] urls =
        [
            .. new[]
            {
                "/echo?track=modern",
                "/classic?track=classic",
                "/dropin?track=dropin",
                "/deflate?track=deflate",
            }.Select(path => server.WebSocket(tls: true, path).AbsoluteUri),
        ];

        string[] seen = await page.EvaluateAsync<string[]>(Script, urls).WaitAsync(Bound.Program, cancellationToken);

        const string Echoed = "Grüße, 世界 🌍|1048576 true|4001|client is done|true|";
        seen.ShouldBe([Echoed, Echoed, Echoed, Echoed + "permessage-deflate"]);
        SeenRequest pageRequest = await server.Requests.RequestAsync("page", cancellationToken);
        pageRequest.Protocol.ShouldBe("HTTP/2");
        foreach (string name in new[] { "modern", "classic", "dropin", "deflate" })
        {
            SeenRequest request = await server.Requests.RequestAsync(name, cancellationToken);
            request.ShouldBeExtendedConnect();
            request.ConnectionId.ShouldBe(pageRequest.ConnectionId);
            await request.Over.WaitAsync(Bound.Event, cancellationToken);
        }
    }

    [Theory]
    [InlineData("/close?code=4002&reason=bye", "4002|bye|true")]
    [InlineData("/closeoutput?code=4002&reason=bye", "4002|bye|true")]
    [InlineData("/abort", "1006||false")]
    [InlineData("/leave", "1006||false")]
    public async Task The_servers_end_reaches_the_page(string path, string expected)
    {
        await using Http2Server server = await Http2Server.StartAsync();
        IPage page = await chromium.OpenAsync(server.Http(tls: true, "/healthz"));

        string seen = await page.EvaluateAsync<string>(
                """
                (url) => new Promise((resolve) => {
                  const socket = new WebSocket(url);
                  socket.onopen = () => socket.send('go');
                  socket.onclose = ({ code, reason, wasClean }) => resolve(`${code}|${reason}|${wasClean}`);
                })
                """,
                server.WebSocket(tls: true, path).AbsoluteUri
            )
            .WaitAsync(Bound.Program, TestContext.Current.CancellationToken);

        seen.ShouldBe(expected);
    }

    /// <summary>A page of another origin; a file would have the origin null.</summary>
    [Fact]
    public async Task A_page_of_another_origin_is_refused_until_it_is_allowed()
    {
        await using Http2Server pages = await Http2Server.StartAsync();
        string origin = pages.Http(tls: true).GetLeftPart(UriPartial.Authority);
        await using Http2Server strict = await Http2Server.StartAsync();
        await using Http2Server open = await Http2Server.StartAsync(options => options.AllowedOrigins.Add(origin));
        IPage page = await chromium.OpenAsync(pages.Http(tls: true, "/healthz"));

        string[] seen = await page.EvaluateAsync<string[]>(
                """
                (urls) => Promise.all(urls.map((url) => new Promise((resolve) => {
                  const socket = new WebSocket(url);
                  socket.onopen = () => resolve('open');
                  socket.onerror = () => resolve('refused');
                })))
                """,
                new[] { strict, open }.Select(server => server.WebSocket(tls: true, "/echo").AbsoluteUri).ToArray()
            )
            .WaitAsync(Bound.Program, TestContext.Current.CancellationToken);

        seen.ShouldBe(["refused", "open"]);
    }
}
