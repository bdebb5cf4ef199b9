using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>
/// Runs a property over generated cases. A failure prints the case and its seed as "(seed,gamma)"; with the environment
/// variable <see cref="ReplayVariable"/> set to "seed,gamma,size" that case comes first.
/// </summary>
internal static class PropertyCheck
{
    public const string ReplayVariable = "FSCHECK_REPLAY";

    public static void Holds<T>(Gen<T> cases, int count, Action<T> body)
    {
        Config config = Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true).WithReplay(Replay());
        Prop.ForAll(cases.ToArbitrary(), body).Check(config);
    }

    private static FSharpOption<Replay>? Replay()
    {
        if (Environment.GetEnvironmentVariable(ReplayVariable) is not { Length: > 0 } replay)
        {
            return FSharpOption<Replay>.None;
        }

        string[] parts = replay.Split(',');
        Rnd seed = new(
            ulong.Parse(parts[0], CultureInfo.InvariantCulture),
            ulong.Parse(parts[1], CultureInfo.InvariantCulture)
        );
        int size = int.Parse(parts[2], CultureInfo.InvariantCulture);
        return FSharpOption<Replay>.Some(new Replay(seed, FSharpOption<int>.Some(size)));
    }
}
