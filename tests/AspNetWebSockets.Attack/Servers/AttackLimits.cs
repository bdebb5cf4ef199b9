namespace AspNetWebSockets.Attack;

/// <summary>The limits that the attacked server is set to, so that their edges are near.</summary>
public static class AttackLimits
{
    /// <summary>Bytes of the largest message.</summary>
    public const int MaxMessageSize = 1024 * 1024;

    /// <summary>Bytes of data that a closing server throws away.</summary>
    public const int CloseDrainLimit = 64 * 1024;

    /// <summary>All the managed memory that the server may ever have, garbage included. What needs more ends the process.</summary>
    public const int HeapLimit = 96 * 1024 * 1024;

    /// <summary>How much more managed memory may be in use after a group of attacks than before it: what pools keep.</summary>
    public const int HeapGrowth = 8 * 1024 * 1024;

    /// <summary>How long a request may take to come.</summary>
    public static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(1);

    /// <summary>How long a close frame may stay unanswered.</summary>
    public static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);
}
