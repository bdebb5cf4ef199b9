namespace System.Web;

/// <summary>What the <c>[Route]</c> of Web API and that of MVC have in common.</summary>
internal interface IAttributeRoute
{
    string? Name { get; }

    int Order { get; }

    string Template { get; }
}
