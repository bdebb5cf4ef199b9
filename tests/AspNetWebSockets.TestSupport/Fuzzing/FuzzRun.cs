using System.Globalization;

namespace AspNetWebSockets.TestSupport;

/// <summary>
/// A bounded number of random cases, each with a seed of its own, so that one that failed can be run alone. By default
/// the first seed is always the same, and the run ends after a time. The environment variable
/// <c>ASPNETWEBSOCKETS_FUZZ_CASES</c> sets the number, without a bound in time, and begins at a random seed;
/// <c>ASPNETWEBSOCKETS_FUZZ_SEED</c> sets the first seed.
/// </summary>
public sealed class FuzzRun
{
    private const string CasesVariable = "ASPNETWEBSOCKETS_FUZZ_CASES";
    private const string SeedVariable = "ASPNETWEBSOCKETS_FUZZ_SEED";
    private const int UsualSeed = 20_260;

    /// <summary>No case takes longer, however slow the machine is.</summary>
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(30);

    private readonly int _cases;
    private readonly int _firstSeed;
    private readonly TimeSpan? _time;

    /// <summary>Reads the environment.</summary>
    /// <param name="cases">How many cases there are at most.</param>
    /// <param name="time">How long the run may take.</param>
    public FuzzRun(int cases, TimeSpan time)
    {
        int? given = Number(CasesVariable);
        _cases = given ?? cases;
        _time = given is null ? time : null;
        _firstSeed = Number(SeedVariable) ?? (given is null ? UsualSeed : Random.Shared.Next());
    }

    /// <summary>Runs cases that wait for nothing.</summary>
    /// <inheritdoc cref="RunAsync(Func{Random, Task}, CancellationToken)"/>
    public Task<string> RunAsync(Action<Random> body, CancellationToken cancellationToken) =>
        RunAsync(
            random =>
            {
                body(random);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    /// <summary>Runs the cases.</summary>
    /// <param name="body">One case; it fails by an exception, and takes all that is random from its argument.</param>
    /// <param name="cancellationToken">Ends the run between two cases.</param>
    /// <returns>How many cases were run, for the log.</returns>
    /// <exception cref="FuzzFailureException">A case failed or did not end; the message has its seed.</exception>
    public async Task<string> RunAsync(Func<Random, Task> body, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(body);
        long start = TimeProvider.System.GetTimestamp();
        int done = 0;
        for (; done < _cases && !(TimeProvider.System.GetElapsedTime(start) > _time); done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int seed = unchecked(_firstSeed + done);
            try
            {
                await Task.Run(() => body(new Random(seed)), cancellationToken)
                    .WaitAsync(LongestCase, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new FuzzFailureException(
                    $"Case {done} failed. To run it alone: {SeedVariable}={seed} {CasesVariable}=1. {exception.Message}",
                    exception
                );
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{done} cases from seed {_firstSeed}");
    }

    private static int? Number(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out int value
        )
            ? value
            : null;
}
