using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Demo;

/// <summary>Looks at the first line of a connection without taking it away from Kestrel.</summary>
internal static class RequestLine
{
    /// <summary>Finds the run that the connection's first request belongs to.</summary>
    /// <returns><see langword="null"/> when it belongs to none, or when the connection ends before it sent a line.</returns>
    public static async Task<Run?> FindRunAsync(ConnectionContext connection)
    {
        // Browsers open connections ahead of need: a stopping server must not wait for their first byte.
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(
            connection.ConnectionClosed,
            connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default
        );
        PipeReader input = connection.Transport.Input;
        using CancellationTokenRegistration registration = stop.Token.UnsafeRegister(
            state => ((PipeReader)state!).CancelPendingRead(),
            input
        );
        while (await ReadAsync(input) is ReadResult result)
        {
            SequencePosition? lineEnd = result.Buffer.PositionOf((byte)'\n');
            string line = Encoding.Latin1.GetString(result.Buffer.Slice(0, lineEnd ?? result.Buffer.End));
            bool isEnough = lineEnd is not null || result.IsCompleted || result.IsCanceled;

            // What is not marked as examined, Kestrel finds again at once.
            input.AdvanceTo(result.Buffer.Start, isEnough ? result.Buffer.Start : result.Buffer.End);
            if (isEnough)
            {
                return FindRun(line);
            }
        }

        return null;
    }

    private static async Task<ReadResult?> ReadAsync(PipeReader input)
    {
        try
        {
            return await input.ReadAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or ConnectionAbortedException)
        {
            // Nothing is lost: Kestrel's own read ends in the same way.
            return null;
        }
    }

    private static Run? FindRun(string line)
    {
        string target = line.Split(' ') is [_, string second, ..] ? second : string.Empty;
        int query = target.IndexOf('?', StringComparison.Ordinal);
        return
            query >= 0
            && string.Equals(target[..query], DemoPaths.Handler, StringComparison.Ordinal)
            && QueryHelpers.ParseQuery(target[query..]).TryGetValue("run", out StringValues id)
            ? RunRegistry.Find(id)
            : null;
    }
}
