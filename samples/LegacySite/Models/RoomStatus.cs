using System;

namespace LegacySite.Models
{
    public class RoomStatus
    {
        public string Name { get; set; }

        public int Present { get; set; }
    }
}
