namespace System.Web;

/// <summary>Where the identifier of a session travels.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.httpcookiemode"/>.</remarks>
public enum HttpCookieMode
{
    /// <summary>In the address.</summary>
    UseUri = 0,

    /// <summary>In a cookie, as here.</summary>
    UseCookies = 1,

    /// <summary>In a cookie if the browser takes them, else in the address.</summary>
    AutoDetect = 2,

    /// <summary>As the kind of browser is known to work.</summary>
    UseDeviceProfile = 3,
}
