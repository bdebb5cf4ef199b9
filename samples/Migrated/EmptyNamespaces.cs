// Namespaces that using lines of the old files name and that have nothing in them here.
namespace System.Web.UI { }
