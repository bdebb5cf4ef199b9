using System.Configuration;

namespace System.Web.Profile;

/// <summary>
/// The profile of a user. Nothing keeps profiles here, so there never is one: <see cref="HttpContext.Profile"/> throws. The
/// type stands in signatures of code that must compile.
/// </summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.profile.profilebase"/>.</remarks>
public class ProfileBase : SettingsBase
{
    /// <summary>Not supported.</summary>
    /// <exception cref="PlatformNotSupportedException">Always: there is no profile provider.</exception>
    public ProfileBase()
    {
        throw MissingSystem.Profile(nameof(ProfileBase));
    }
}
