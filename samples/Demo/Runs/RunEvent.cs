namespace Demo;

/// <summary>Something seen during a run, as it is sent to the page. Fields that say nothing about the kind are left out.</summary>
/// <param name="Kind">
/// <c>run</c>, <c>http</c>, <c>frame</c>, <c>tcp</c>, <c>arrived</c>, <c>call</c>, <c>return</c>, <c>throw</c>,
/// <c>state</c>, <c>note</c>, <c>result</c> or <c>end</c>.
/// </param>
internal sealed record RunEvent(string Kind)
{
    /// <summary>Milliseconds since the run began; filled in by <see cref="Run.Write"/>.</summary>
    public double Time { get; init; }

    /// <summary>Where it happened; for what passes over the wire, who sent it.</summary>
    public Side? Side { get; init; }

    /// <summary>Joins an arrival to what was sent, and a return to its call.</summary>
    public int? Id { get; init; }

    /// <summary>A frame's opcode, the name of a called method, the type of an exception, the kind of TCP end.</summary>
    public string? Name { get; init; }

    /// <summary>The text of a message, a request line, an argument list, an exception's message.</summary>
    public string? Text { get; init; }

    /// <summary>A close code.</summary>
    public int? Code { get; init; }

    /// <summary>A close reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Bytes of payload.</summary>
    public int? Length { get; init; }

    /// <summary>A socket's state.</summary>
    public string? State { get; init; }

    /// <summary>Whether the client saw the closing handshake completed.</summary>
    public bool? Clean { get; init; }
}
