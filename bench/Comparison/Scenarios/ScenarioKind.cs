namespace Comparison.Scenarios;

/// <summary>What is measured, and so which columns its table has.</summary>
internal enum ScenarioKind
{
    /// <summary>Messages there and back.</summary>
    Echo,

    /// <summary>Connections opened and closed.</summary>
    Handshakes,

    /// <summary>The memory of connections that say nothing.</summary>
    Idle,

    /// <summary>Messages there and back while a handler blocks its thread.</summary>
    Blocked,
}
