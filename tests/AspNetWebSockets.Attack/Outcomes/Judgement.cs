namespace AspNetWebSockets.Attack;

/// <summary>A verdict and what it is based on.</summary>
/// <param name="Verdict">How well the server did.</param>
/// <param name="Seen">What it did.</param>
public sealed record Judgement(Verdict Verdict, Observation Seen);
