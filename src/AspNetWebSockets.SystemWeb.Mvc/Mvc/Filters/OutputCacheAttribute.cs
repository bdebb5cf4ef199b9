using System.Globalization;

namespace System.Web.Mvc;

/// <summary>Tells clients and proxies whether and how long to keep the answer. The server itself keeps none: ASP.NET Core's <c>UseOutputCache()</c> is for that.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.outputcacheattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = true, AllowMultiple = false)]
public class OutputCacheAttribute : ActionFilterAttribute
{
    /// <summary>How long. Seconds.</summary>
    /// <value>Default 0: not at all.</value>
    public int Duration { get; set; }

    /// <summary>Whether the answer must not be kept anywhere, not even on a disk.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool NoStore { get; set; }

    /// <summary>What the server's own cache told answers apart by; not used, as there is none.</summary>
    public string? VaryByParam { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException"><paramref name="filterContext"/> is <see langword="null"/>.</exception>
    public override void OnResultExecuting(ResultExecutingContext filterContext)
    {
        ArgumentNullException.ThrowIfNull(filterContext);
        string age = string.Create(CultureInfo.InvariantCulture, $"max-age={Duration}");
        filterContext.HttpContext.Response.Headers["Cache-Control"] = (NoStore, Duration > 0) switch
        {
            (true, _) => "no-store, " + age,
            (false, true) => "public, " + age,
            _ => "no-cache",
        };
    }
}
