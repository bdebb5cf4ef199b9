namespace System.Web;

/// <summary>The <c>SameSite</c> attribute of a cookie.</summary>
public enum SameSiteMode
{
    /// <summary>Sent with every request.</summary>
    None = 0,

    /// <summary>Sent with requests of the same site and with navigation from other sites.</summary>
    Lax = 1,

    /// <summary>Sent with requests of the same site only.</summary>
    Strict = 2,
}
