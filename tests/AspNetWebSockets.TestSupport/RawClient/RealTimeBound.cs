using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>Ends an operation on a real connection after a time, so that no test can hang.</summary>
internal static class RealTimeBound
{
    /// <summary>Runs the operation with a token that is cancelled at the bound.</summary>
    /// <param name="bound">How long it may take.</param>
    /// <param name="failure">What did not happen, for the message, such as "the server sent nothing".</param>
    /// <param name="operation">Has to obey its token.</param>
    /// <param name="cancellationToken">Ends the operation earlier.</param>
    /// <exception cref="TimeoutException">The bound was reached.</exception>
    public static async Task<T> RunAsync<T>(
        TimeSpan bound,
        string failure,
        Func<CancellationToken, ValueTask<T>> operation,
        CancellationToken cancellationToken
    )
    {
        using CancellationTokenSource timer = new(bound, TimeProvider.System);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            timer.Token,
            cancellationToken
        );
        try
        {
            return await operation(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
            when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                string.Create(CultureInfo.InvariantCulture, $"Within {bound.TotalSeconds} s {failure}."),
                e
            );
        }
    }

    /// <inheritdoc cref="RunAsync{T}"/>
    public static Task RunAsync(
        TimeSpan bound,
        string failure,
        Func<CancellationToken, ValueTask> operation,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            bound,
            failure,
            async token =>
            {
                await operation(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );
}
