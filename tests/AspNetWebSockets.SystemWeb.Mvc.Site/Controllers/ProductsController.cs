using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using System.Web.Http;
using ClassicSite.Models;

namespace ClassicSite.Controllers
{
    public class ProductsController : ApiController
    {
        private static readonly List<Product> All = new List<Product>
        {
            new Product
            {
                Id = 1,
                Name = "tea",
                Made = new DateTime(2012, 8, 15),
            },
            new Product { Id = 2, Name = "milk" },
        };

        public IEnumerable<Product> GetAllProducts()
        {
            return All;
        }

        public Product GetProduct(int id)
        {
            Product product = All.Find(p => p.Id == id);
            if (product == null)
            {
                throw new HttpResponseException(
                    Request.CreateErrorResponse(HttpStatusCode.NotFound, "no product " + id)
                );
            }

            return product;
        }

        public IEnumerable<string> GetByPage([FromUri] Paging paging, string sort)
        {
            return new[] { paging.Page.ToString(), paging.Size.ToString(), sort };
        }

        public HttpResponseMessage PostProduct(Product product)
        {
            if (!ModelState.IsValid)
            {
                return Request.CreateErrorResponse(HttpStatusCode.BadRequest, ModelState);
            }

            HttpResponseMessage response = Request.CreateResponse(HttpStatusCode.Created, product);
            response.Headers.Location = new Uri("/api/products/" + product.Id, UriKind.Relative);
            return response;
        }

        public void PutProduct(int id, [FromBody] string name)
        {
            if (name != "tea with milk")
            {
                throw new HttpResponseException(HttpStatusCode.Conflict);
            }
        }

        [AcceptVerbs("DELETE", "PURGE")]
        public async Task<IHttpActionResult> Remove(int id, CancellationToken cancellationToken)
        {
            await Task.Yield();
            if (id > 2)
            {
                return NotFound();
            }

            return Ok(new { Removed = id });
        }

        [NonAction]
        public string GetSecret()
        {
            return "never to be seen";
        }
    }
}
