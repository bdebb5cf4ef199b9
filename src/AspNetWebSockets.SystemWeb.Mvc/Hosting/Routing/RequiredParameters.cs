namespace System.Web;

/// <summary>The parameters of an action that must be in the route or the query string for the action to be taken.</summary>
/// <param name="Names">Their names.</param>
internal sealed record RequiredParameters(IReadOnlyList<string> Names);
