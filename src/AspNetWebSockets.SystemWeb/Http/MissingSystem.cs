namespace System.Web;

/// <summary>What a member says at its first use when nothing on this platform stands behind it.</summary>
internal static class MissingSystem
{
    internal static PlatformNotSupportedException Profile(string member) =>
        new(
            $"{member} is not supported: ASP.NET Core has no profile providers. Keep what belongs to a user in a store of the application, by HttpContext.User.Identity.Name, or in a claim of HttpContext.User."
        );

    internal static PlatformNotSupportedException LogonUserIdentity(string member) =>
        new(
            $"{member} is not supported: a request has no Windows account here. Use HttpContext.User, which an authentication handler of ASP.NET Core such as Negotiate sets."
        );
}
