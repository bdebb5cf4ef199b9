using System.Buffers;
using System.IO.Pipelines;

namespace Demo;

/// <summary>Reads what the client sends on a tapped connection into the delay line.</summary>
internal static class WireReader
{
    /// <summary>Runs until the client has ended, the connection is cut or <paramref name="cancellationToken"/> fires.</summary>
    public static async Task ReadAsync(PipeReader wire, DelayLine line, CancellationToken cancellationToken)
    {
        Exception? error = null;
        try
        {
            ReadResult result;
            do
            {
                result = await wire.ReadAsync(cancellationToken);
                line.Send(result.Buffer.ToArray());
                wire.AdvanceTo(result.Buffer.End);
            } while (!result.IsCompleted);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // Not lost: the server's reads end with the same exception.
            error = exception;
        }

        line.End(error);
    }
}
