namespace System.Web.Mvc;

/// <summary>The action answers OPTIONS.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httpoptionsattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpOptionsAttribute : Attribute, IActionVerbs
{
    IEnumerable<string> IActionVerbs.Verbs => ["OPTIONS"];
}
