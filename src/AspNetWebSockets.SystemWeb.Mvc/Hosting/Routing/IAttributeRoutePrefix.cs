namespace System.Web;

/// <summary>What the <c>[RoutePrefix]</c> of Web API and that of MVC have in common.</summary>
internal interface IAttributeRoutePrefix
{
    string Prefix { get; }
}
