namespace AspNetWebSockets.Attack;

/// <summary>What is attacked.</summary>
public enum ServerKind
{
    /// <summary>This project.</summary>
    Ours,

    /// <summary>ASP.NET Core's own <c>UseWebSockets()</c>.</summary>
    Stock,
}
