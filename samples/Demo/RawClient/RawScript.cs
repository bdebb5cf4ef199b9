using System.Net;
using System.Net.Sockets;

namespace Demo;

/// <summary>What the raw client does in the cases that it plays.</summary>
internal static class RawScript
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private static readonly Dictionary<string, Func<RawClient, Run, CancellationToken, Task<RunEvent>>> Scripts = new(
        StringComparer.Ordinal
    )
    {
        ["never-answers"] = NeverAnswerAsync,
        ["client-vanishes"] = VanishAsync,
    };

    public static bool Knows(string scenario) => Scripts.ContainsKey(scenario);

    public static async Task PlayAsync(Run run, EndPoint server, CancellationToken cancellationToken)
    {
        using RawClient client = new(run, server);
        await client.OpenAsync(cancellationToken);
        run.Write(await Scripts[run.Scenario](client, run, cancellationToken));
        run.Finish(RunPart.Client);
    }

    private static async Task<RunEvent> NeverAnswerAsync(RawClient client, Run run, CancellationToken cancellationToken)
    {
        string end;
        try
        {
            while (!(await client.ReceiveAsync(cancellationToken)).IsEmpty)
            {
                client.WriteNote("reads the close frame, says nothing");
            }

            end = "the server ended TCP";
        }
        catch (SocketException exception)
        {
            end = $"TCP: {exception.SocketErrorCode}";
        }

        // On loopback the client knows before the tap does; the page shows cause before effect.
        await run.TcpEnded.WaitAsync(cancellationToken);
        client.WriteState("CLOSED");
        return Result("CLOSED", end);
    }

    private static async Task<RunEvent> VanishAsync(RawClient client, Run run, CancellationToken cancellationToken)
    {
        await client.SendTextAsync("still here", cancellationToken);
#pragma warning disable RS0030 // The pause is what the page shows: time in which somebody sees that the client is still there.
        await Task.Delay(Pause, TimeProvider.System, cancellationToken);
#pragma warning restore RS0030
        client.Vanish();
        return Result("GONE", "left without a word");
    }

    private static RunEvent Result(string state, string text) =>
        new("result")
        {
            Side = Side.Client,
            State = state,
            Text = text,
            Clean = false,
        };
}
