using System.Text;
using AspNetWebSockets.Interop.Tests.Hosting;
using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Interop.Tests.Handshakes;

/// <summary>An HTTP response read over bare TCP up to the end of the connection.</summary>
/// <param name="Head">Status line and header fields.</param>
/// <param name="Body">The body, chunk sizes of a chunked one included.</param>
internal sealed record HttpAnswer(HttpResponseHead Head, string Body)
{
    /// <summary>Sends the request as it stands and reads the answer. The request must ask for the connection to be closed.</summary>
    public static async Task<HttpAnswer> OfAsync(
        RunningServer server,
        string requestLine,
        IEnumerable<string> fields,
        CancellationToken cancellationToken
    )
    {
        await using RawWebSocketClient client = await RawWebSocketClient.ConnectTcpAsync(
            server.Host,
            server.Port,
            cancellationToken
        );
        string request = string.Join("\r\n", [requestLine, $"Host: {server.Http.Authority}", .. fields, "", ""]);
        await client.SendBytesAsync(Encoding.ASCII.GetBytes(request), cancellationToken);
        string answer = Encoding.UTF8.GetString(await client.ReadToEndAsync(cancellationToken));
        int end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        end.ShouldBePositive($"not an HTTP response: {answer}");
        return new HttpAnswer(HttpResponseHead.Parse(answer[..end]), answer[(end + 4)..]);
    }
}
