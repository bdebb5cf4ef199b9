namespace System.Web.Mvc;

/// <summary>The action answers PATCH.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.httppatchattribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = true)]
public sealed class HttpPatchAttribute : Attribute, IActionVerbs
{
    IEnumerable<string> IActionVerbs.Verbs => ["PATCH"];
}
