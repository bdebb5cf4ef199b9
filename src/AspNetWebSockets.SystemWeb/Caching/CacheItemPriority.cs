namespace System.Web.Caching;

/// <summary>Which items go first when memory is short.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.caching.cacheitempriority"/>.</remarks>
public enum CacheItemPriority
{
    /// <summary>The first to go.</summary>
    Low = 1,

    /// <summary>Goes before those of normal priority.</summary>
    BelowNormal = 2,

    /// <summary>Neither early nor late.</summary>
    Normal = 3,

    /// <summary>The same as <see cref="Normal"/>.</summary>
    Default = Normal,

    /// <summary>Goes after those of normal priority.</summary>
    AboveNormal = 4,

    /// <summary>The last to go.</summary>
    High = 5,

    /// <summary>Does not go when memory is short.</summary>
    NotRemovable = 6,
}
