namespace AspNetWebSockets.Faults;

/// <summary>A turn of the application that is running on a thread.</summary>
internal sealed record FaultTurn(FaultTransport Transport, byte[] Lent)
{
    /// <summary>Whether it was ended in its thread's place.</summary>
    public bool IsStalled { get; set; }
}
