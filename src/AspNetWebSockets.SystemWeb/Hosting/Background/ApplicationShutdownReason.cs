namespace System.Web;

/// <summary>Why an application stops. Here it is <see cref="None"/> or <see cref="HostingEnvironment"/>; the others are causes that the .NET Framework's server knew.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.applicationshutdownreason"/>.</remarks>
public enum ApplicationShutdownReason
{
    /// <summary>It does not stop.</summary>
    None = 0,

    /// <summary>The host stops: a signal, <c>IHostApplicationLifetime.StopApplication</c>, or <c>HostingEnvironment.InitiateShutdown</c>.</summary>
    HostingEnvironment = 1,

    /// <summary>Not used here.</summary>
    ChangeInGlobalAsax = 2,

    /// <summary>Not used here.</summary>
    ConfigurationChange = 3,

    /// <summary>Not used here.</summary>
    UnloadAppDomainCalled = 4,

    /// <summary>Not used here.</summary>
    ChangeInSecurityPolicyFile = 5,

    /// <summary>Not used here.</summary>
    BinDirChangeOrDirectoryRename = 6,

    /// <summary>Not used here.</summary>
    BrowsersDirChangeOrDirectoryRename = 7,

    /// <summary>Not used here.</summary>
    CodeDirChangeOrDirectoryRename = 8,

    /// <summary>Not used here.</summary>
    ResourcesDirChangeOrDirectoryRename = 9,

    /// <summary>Not used here.</summary>
    IdleTimeout = 10,

    /// <summary>Not used here.</summary>
    PhysicalApplicationPathChanged = 11,

    /// <summary>Not used here.</summary>
    HttpRuntimeClose = 12,

    /// <summary>Not used here.</summary>
    InitializationError = 13,

    /// <summary>Not used here.</summary>
    MaxRecompilationsReached = 14,

    /// <summary>Not used here.</summary>
    BuildManagerChange = 15,
}
