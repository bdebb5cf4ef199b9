namespace System.Web.Mvc;

/// <summary>An attribute that says which HTTP methods an action answers.</summary>
internal interface IActionVerbs
{
    IEnumerable<string> Verbs { get; }
}
