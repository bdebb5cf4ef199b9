namespace Comparison.Contenders;

/// <summary>What <c>bench/build-peers</c> made, or could not.</summary>
internal static class PeerFolder
{
    private const string Root = "artifacts/bench/peers";

    /// <summary>A file of a peer.</summary>
    public static string PathOf(string peer, string file) => Path.GetFullPath($"{Root}/{peer}/{file}");

    /// <summary>Why there is no such peer on this machine; null when there is.</summary>
    public static string? ReasonMissing(string peer)
    {
        string reason = $"{Root}/{peer}/missing";
        return File.Exists(reason) ? File.ReadAllText(reason).Trim() : null;
    }

    /// <summary>The compiler of the native ones.</summary>
    public static string Compiler()
    {
        string version = $"{Root}/gcc-version";
        return File.Exists(version) ? $"gcc {File.ReadAllText(version).Trim()} -O3 -march=native" : "none";
    }
}
