namespace AspNetWebSockets.Attack;

/// <summary>A case and what became of it on one server.</summary>
/// <param name="Case">The case.</param>
/// <param name="Verdict">How well the server did.</param>
/// <param name="Seen">What it did, in words.</param>
public sealed record CaseResult(AttackCase Case, Verdict Verdict, string Seen);
