using System.Security.Claims;

namespace System.Web;

/// <summary>
/// The user of a request that nobody has authenticated: a <see cref="ClaimsPrincipal"/> with one empty identity, as
/// ASP.NET Core makes it, whose identity comes into being when somebody looks. Its name is the empty string, as in 4.x,
/// where handlers use it as a key; ASP.NET Core's has none.
/// </summary>
/// <remarks>
/// The identity has no claims, so the members that search for a claim need not wait for it. Each request has a principal
/// of its own, because an application may add identities.
/// </remarks>
internal sealed class AnonymousPrincipal : ClaimsPrincipal
{
    // For all: it is held for as long as one identity takes to make.
    private static readonly Lock Gate = new();

    public override IEnumerable<ClaimsIdentity> Identities
    {
        get
        {
            Make();
            return base.Identities;
        }
    }

    public override System.Security.Principal.IIdentity? Identity
    {
        get
        {
            Make();
            return base.Identity;
        }
    }

    public override void AddIdentity(ClaimsIdentity identity)
    {
        Make();
        base.AddIdentity(identity);
    }

    public override void AddIdentities(IEnumerable<ClaimsIdentity> identities)
    {
        Make();
        base.AddIdentities(identities);
    }

    protected override void WriteTo(BinaryWriter writer, byte[]? userData)
    {
        Make();
        base.WriteTo(writer, userData);
    }

    private void Make()
    {
        lock (Gate)
        {
            if (!base.Identities.Any())
            {
                base.AddIdentity(new AnonymousIdentity());
            }
        }
    }
}
