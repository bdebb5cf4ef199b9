namespace AspNetWebSockets.Attack;

/// <summary>How well a server did in one case; the words of the comparison page.</summary>
public enum Verdict
{
    /// <summary>Exactly what the RFC asks for.</summary>
    Strict,

    /// <summary>The server was not harmed, but the client was not told as it should be.</summary>
    Weak,

    /// <summary>A rule is broken: hostile input was accepted, legal input was refused, or the connection hangs.</summary>
    Failed,
}
