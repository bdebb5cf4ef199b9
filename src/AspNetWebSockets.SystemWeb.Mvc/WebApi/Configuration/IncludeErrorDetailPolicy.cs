namespace System.Web.Http;

/// <summary>Who is told the details of an exception by <see cref="HttpError"/>.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/aspnet/web-api/overview/error-handling/exception-handling"/>.</remarks>
public enum IncludeErrorDetailPolicy
{
    /// <summary>Requests of this machine where the host runs in the environment <c>Development</c>.</summary>
    Default = 0,

    /// <summary>Requests of this machine.</summary>
    LocalOnly = 1,

    /// <summary>Everybody.</summary>
    Always = 2,

    /// <summary>Nobody.</summary>
    Never = 3,
}
