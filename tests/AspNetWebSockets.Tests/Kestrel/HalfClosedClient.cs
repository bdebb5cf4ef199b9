using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>What a client gets that has ended its direction of TCP.</summary>
internal static class HalfClosedClient
{
    /// <summary>
    /// All answers, and then the end. Kestrel's own sockets end both directions at a FIN, so there answers may be missing
    /// from the end, and TCP may end by a reset.
    /// </summary>
    public static async Task ShouldReceiveAfterHalfCloseAsync(this RawWebSocketClient client, params string[] answers)
    {
        bool isOfKestrel = TestTransport.Name is "sockets";
        List<string> received = [];
        try
        {
            while (await client.ReadFrameAsync(TestContext.Current.CancellationToken) is { } frame)
            {
                received.Add(frame.Text);
            }
        }
        catch (IOException) when (isOfKestrel)
        {
            // The reset.
        }

        received.ShouldBe(isOfKestrel ? answers.Take(received.Count) : answers);
    }
}
