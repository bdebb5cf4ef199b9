using System.Net.WebSockets;
using System.Text.Json;
using AspNetWebSockets.Interop.Tests.Clients;
using AspNetWebSockets.Interop.Tests.Hosting;

namespace AspNetWebSockets.Interop.Tests.Http2;

/// <summary>
/// RFC 8441 section 5: the stream in the place of the TCP connection. END_STREAM is its FIN, RST_STREAM with CANCEL its
/// reset, and whatever becomes of one stream, the connection and its other streams go on.
/// </summary>
public sealed class Rfc8441_5_StreamTests(Http2Fixture servers) : IClassFixture<Http2Fixture>
{
    private const string NoError = "\"goaway\":false,\"sessionClosed\":false";

    private static readonly ScriptClient Node = new("node", "node/http2_streams.js");

    public static TheoryData<string, bool, string> Reports { get; } =
        Each(
            ("settings", "\"enableConnectProtocol\":true"),
            (
                "multiplexed",
                """
                "echoes":["hello 0","hello 1","hello 2"],"close":{"code":1000,"reason":"done"},"afterwards":"still here","healthz":"ok"
                """
            ),
            ("server-abort", "\"resetCode\":8,\"ended\":false,\"afterwards\":\"still here\""),
            (
                "server-leaves",
                """
                "message":"last words","frame":null,"ended":true,"resetCode":0,"afterwards":"still here"
                """
            ),
            ("broken-rule", "\"code\":1002,\"frame\":null,\"resetCode\":0,\"afterwards\":\"still here\""),
            (
                "refused",
                """
                "version 8":[400,"13"],"versions 13 and 8":[400,"13"],"no version":[400,"13"],"another protocol":[400,null],"GET only":[405,null],"unknown path":[404,null],"not accepted":[400,null],"accepted and taken back":[400,null]
                """
            )
        );

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_stream_ends_alone(string name, bool tls, string expected) =>
        (await ReportAsync(servers.Quiet, name, tls)).ShouldBe($"{{{expected},{NoError}}}");

    [Theory]
    [InlineData("client-end", false)]
    [InlineData("client-end", true)]
    [InlineData("client-ends-at-once", false)]
    [InlineData("client-ends-at-once", true)]
    [InlineData("client-reset", false)]
    [InlineData("client-reset", true)]
    public async Task The_clients_end_is_noticed(string name, bool tls)
    {
        string track = Guid.NewGuid().ToString("N");

        string report = await ReportAsync(servers.Quiet, name, tls, $"?track={track}");

        report.ShouldEndWith(NoError + "}");
        WebSocketException end = await servers.Quiet.Handlers.EndAsync(track, TestContext.Current.CancellationToken);
        end.WebSocketErrorCode.ShouldBe(WebSocketError.ConnectionClosedPrematurely);
        SeenRequest request = await servers.Quiet.Requests.RequestAsync(track, TestContext.Current.CancellationToken);
        await request.Over.WaitAsync(Bound.Event, TestContext.Current.CancellationToken);
        request.ShouldBeExtendedConnect();
    }

    [Fact]
    public async Task A_client_that_does_not_end_its_side_is_reset_after_the_linger_timeout()
    {
        await using Http2Server server = await Http2Server.StartAsync(options =>
            options.LingerTimeout = TimeSpan.FromMilliseconds(200)
        );

        (await ReportAsync(server, "client-lingers", tls: false)).ShouldBe(
            $$"""{"close":{"code":1000,"reason":"done"},"frame":null,"ended":true,"resetCode":8,{{NoError}}}"""
        );
    }

    [Fact]
    public async Task A_client_that_reads_nothing_is_given_up_alone()
    {
        await using Http2Server server = await Http2Server.StartAsync(options =>
        {
            options.KeepAliveInterval = TimeSpan.FromMilliseconds(100);
            options.KeepAliveTimeout = TimeSpan.FromMilliseconds(400);
        });

        string report = await ReportAsync(server, "server-gives-up", tls: false, "?endless=1&track=flood");

        report.ShouldBe($$"""{"resetCode":8,"healthz":"ok",{{NoError}}}""");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_classic_handler_sees_GET_and_101(bool tls)
    {
        string expected = JsonSerializer.Serialize(
            new
            {
                Seen = new
                {
                    Method = "GET",
                    MethodLater = "GET",
                    IsWebSocketRequest = true,
                    StatusAfterAccept = 101,
                    SecWebSocketKey = (string?)null,
                    SecWebSocketVersion = "13",
                    RawUrl = "/inspect",
                    IsSecureConnection = tls,
                    Url = servers.Quiet.Http(tls, "/inspect").AbsoluteUri,
                },
                Status = 200,
                Accept = (string?)null,
                Goaway = false,
                SessionClosed = false,
            },
            JsonSerializerOptions.Web
        );

        (await ReportAsync(servers.Quiet, "inspect", tls)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_does_not_read_is_held_back_by_flow_control(bool tls)
    {
        using JsonDocument report = JsonDocument.Parse(await ReportAsync(servers.Quiet, "stalled", tls));

        int sent = report.RootElement.GetProperty("sent").GetInt32() * StreamHandlers.FloodMessageLength;
        sent.ShouldBeLessThanOrEqualTo(512 * 1024);
        report
            .RootElement.GetProperty("received")
            .GetInt32()
            .ShouldBe(StreamHandlers.FloodCount * StreamHandlers.FloodMessageLength);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_send_that_is_held_back_fails_with_the_clients_reset(bool tls)
    {
        string track = Guid.NewGuid().ToString("N");

        string report = await ReportAsync(servers.Quiet, "client-resets-stalled", tls, $"?endless=1&track={track}");

        report.ShouldBe($"{{\"afterwards\":\"still here\",{NoError}}}");
        SeenRequest request = await servers.Quiet.Requests.RequestAsync(track, TestContext.Current.CancellationToken);
        await request.Over.WaitAsync(Bound.Event, TestContext.Current.CancellationToken);
    }

    private static Task<string> ReportAsync(Http2Server server, string name, bool tls, string query = "") =>
        Node.ReportAsync([name, server.Http(tls).AbsoluteUri, query], TestContext.Current.CancellationToken);

    private static TheoryData<string, bool, string> Each(params (string Name, string Expected)[] cases)
    {
        TheoryData<string, bool, string> data = [];
        foreach ((string name, string expected) in cases)
        {
            data.Add(name, false, expected);
            data.Add(name, true, expected);
        }

        return data;
    }
}
