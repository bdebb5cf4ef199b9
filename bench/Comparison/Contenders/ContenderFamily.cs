namespace Comparison.Contenders;

/// <summary>Whose server it is.</summary>
internal enum ContenderFamily
{
    /// <summary>ASP.NET Core's own WebSockets.</summary>
    Stock,

    /// <summary>This project's, with a handler of new code.</summary>
    Ours,

    /// <summary>This project's, with an unchanged handler of ASP.NET 4.x.</summary>
    Classic,

    /// <summary>WebSocket servers in other languages.</summary>
    Peer,

    /// <summary>TCP without WebSocket: the limit.</summary>
    Raw,
}
