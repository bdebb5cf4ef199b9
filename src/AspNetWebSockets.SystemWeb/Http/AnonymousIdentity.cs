using System.Security.Claims;

namespace System.Web;

/// <summary>The identity of a user whom nobody has authenticated: its name is empty, and not <see langword="null"/>.</summary>
internal sealed class AnonymousIdentity : ClaimsIdentity
{
    public override string Name => base.Name ?? string.Empty;

    public override string AuthenticationType => string.Empty;
}
