namespace Servers;

/// <summary>Whose WebSockets answer; everything else about the servers is the same.</summary>
internal enum ServerKind
{
    /// <summary>ASP.NET Core's own, <c>UseWebSockets()</c>, with default settings.</summary>
    Stock,

    /// <summary>The same, with the settings that its documentation has for throughput.</summary>
    StockTuned,

    /// <summary>This project's, for new code: <c>MapWebSocket</c>.</summary>
    Ours,

    /// <summary>This project's, with an unchanged handler of ASP.NET 4.x on its synchronization context.</summary>
    Classic,
}
