namespace System.Web;

/// <summary>A callback or disposal that waits for the end of a request.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.isubscriptiontoken"/>.</remarks>
public interface ISubscriptionToken
{
    /// <summary>Whether it is still to happen.</summary>
    bool IsActive { get; }

    /// <summary>Takes it back. May be called again.</summary>
    void Unsubscribe();
}
