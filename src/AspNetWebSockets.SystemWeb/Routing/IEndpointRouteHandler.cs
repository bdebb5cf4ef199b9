namespace System.Web.Routing;

/// <summary>Marks a route handler whose routes another package maps as endpoints of its own; the route table leaves them to it.</summary>
internal interface IEndpointRouteHandler : IRouteHandler;
