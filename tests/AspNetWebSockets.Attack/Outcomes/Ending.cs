namespace AspNetWebSockets.Attack;

/// <summary>How a connection ended, as the client saw it; combined where several are right.</summary>
[Flags]
public enum Ending
{
    /// <summary>Nothing is said about the end: the case is over with the answer to the handshake.</summary>
    None = 0,

    /// <summary>The server ended TCP in order.</summary>
    Fin = 1,

    /// <summary>The server, or the client itself, reset TCP.</summary>
    Reset = 2,

    /// <summary>The server did nothing more within the patience of the attacker.</summary>
    Open = 4,

    /// <summary>The connection is over, in whichever way.</summary>
    Over = Fin | Reset,
}
