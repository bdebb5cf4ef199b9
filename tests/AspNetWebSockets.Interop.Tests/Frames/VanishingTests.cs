using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Frames;

/// <summary>Clients that end TCP without a closing handshake (RFC 6455 section 7.2.1): the server lets the connection go.</summary>
public sealed class VanishingTests(EchoServerFixture servers) : IClassFixture<EchoServerFixture>
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach (string path in new[] { "/echo", "/classic", "/close", "/closeoutput", "/broadcast" })
            {
                data.Add(path, "reset");
                data.Add(path, "FIN");
                data.Add(path, "FIN inside a frame");
                data.Add(path, "FIN inside a message");
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_connection_is_released(string path, string how)
    {
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        string track = Guid.NewGuid().ToString("N");
        await ClassicConnections.GoneAsync(cancellationToken);
        await using RawWebSocketClient client = await RawWebSocketClient.ConnectAsync(
            servers.Quiet.Host,
            servers.Quiet.Port,
            $"{path}?track={track}",
            cancellationToken: cancellationToken
        );

        switch (how)
        {
            case "reset":
                client.Reset();
                break;
            case "FIN inside a frame":
                await client.SendBytesAsync(ClientFrame.Text("cut").AsMemory(..^1), cancellationToken);
                client.ShutdownSend();
                break;
            case "FIN inside a message":
                await client.SendBytesAsync(ClientFrame.Text("cut", fin: false), cancellationToken);
                client.ShutdownSend();
                break;
            default:
                client.ShutdownSend();
                break;
        }

        await servers.Quiet.Connections.ReleasedAsync(track, cancellationToken);
        ClassicConnections.Count.ShouldBe(0);
    }
}
