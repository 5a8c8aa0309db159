// [data-map]: GeoJSON of our own server drawn without tiles of others; the list beside it says the
// same in words. [data-map-drawing]: a polygon drawn corner by corner into a form.
import "leaflet/dist/leaflet.css";
import * as L from "leaflet";

import { within } from "./texts";

// Both archipelagos stand on every map of the whole country.
const ISLANDS: [string, L.LatLngTuple][] = [
  ["Quần đảo Hoàng Sa (Việt Nam)", [16.5, 112.0]],
  ["Quần đảo Trường Sa (Việt Nam)", [9.5, 113.5]],
];
const COUNTRY: L.LatLngBoundsExpression = [
  [6.5, 102.1],
  [23.5, 117.8],
];

// The colours stand in styles/_map.scss, from where the key beside the map has them as well.
const style = getComputedStyle(document.documentElement);

export function startMaps(part: ParentNode): void {
  for (const box of within<HTMLElement>(part, "[data-map]")) void show(box);
  for (const area of within<HTMLTextAreaElement>(part, "[data-map-drawing]")) startDrawing(area);
}

function plain(box: HTMLElement): L.Map {
  box.hidden = false;
  return L.map(box, { attributionControl: false, preferCanvas: true, zoomSnap: 0.25 });
}

async function show(box: HTMLElement): Promise<void> {
  const answer = await fetch(box.dataset["map"] ?? "", { credentials: "same-origin" });
  if (!answer.ok) return;
  const map = plain(box);
  map.fitBounds(COUNTRY);
  const drawn = L.geoJSON(await answer.json(), {
    style: (feature) => ({ color: colourOf(feature?.properties), weight: 2, fillOpacity: 0.25 }),
    pointToLayer: (feature, at) =>
      L.circleMarker(at, {
        radius: radiusOf(feature.properties),
        color: colourOf(feature.properties),
        weight: 2,
      }),
    onEachFeature: (feature, layer) => {
      const label = document.createElement("span");
      label.textContent = String(feature.properties.name);
      layer.bindTooltip(label);
      const url: unknown = feature.properties.url;
      if (typeof url === "string") layer.on("click", () => window.location.assign(url));
    },
  }).addTo(map);
  if (box.dataset["mapCountry"]) nameIslands(map);
  else if (drawn.getLayers().length) {
    map.fitBounds(drawn.getBounds(), { padding: [20, 20], maxZoom: 15 });
  }
}

interface Told {
  kind?: string;
  state?: string;
  count?: number;
}

// The area of a mark grows with what it counts.
function radiusOf(told: Told): number {
  return 6 * Math.sqrt(Math.min(told.count ?? 1, 25));
}

function colourOf(properties: Told | null | undefined): string {
  const kind = properties?.kind ?? "cluster";
  const key = kind === "lot" ? properties?.state || "free" : kind;
  return colour(key);
}

function colour(name: string): string {
  return style.getPropertyValue(`--map-${name}`).trim();
}

function nameIslands(map: L.Map): void {
  for (const [name, at] of ISLANDS) {
    L.circleMarker(at, { radius: 4, color: colour("cluster") })
      .bindTooltip(name, { permanent: true, direction: "bottom", className: "map-label" })
      .addTo(map);
  }
}

function startDrawing(area: HTMLTextAreaElement): void {
  const box = document.createElement("div");
  box.className = "map mb-2";
  const undo = document.createElement("button");
  undo.type = "button";
  undo.className = "btn mb-2";
  undo.textContent = document.documentElement.lang === "en" ? "Undo a corner" : "Bỏ góc vừa vẽ";
  area.before(box, undo);
  const map = plain(box);
  map.fitBounds(COUNTRY);
  let corners = read(area.value);
  const polygon = L.polygon(corners, { color: colour("cluster") }).addTo(map);
  if (corners.length) map.fitBounds(polygon.getBounds());
  const draw = (changed: L.LatLngTuple[]): void => {
    corners = changed;
    polygon.setLatLngs(corners);
    area.value = corners.length < 3 ? "" : written(corners);
  };
  map.on("click", (event) => draw([...corners, [event.latlng.lat, event.latlng.lng]]));
  undo.addEventListener("click", () => draw(corners.slice(0, -1)));
  area.addEventListener("change", () => {
    corners = read(area.value);
    polygon.setLatLngs(corners);
    if (corners.length) map.fitBounds(polygon.getBounds());
  });
}

function read(text: string): L.LatLngTuple[] {
  try {
    const ring: [number, number][] = JSON.parse(text).coordinates[0];
    return ring.slice(0, -1).map(([longitude, latitude]) => [latitude, longitude]);
  } catch {
    return [];
  }
}

function written(corners: L.LatLngTuple[]): string {
  const ring = corners.map(([latitude, longitude]) => [round(longitude), round(latitude)]);
  return JSON.stringify({ type: "Polygon", coordinates: [[...ring, ring[0]]] });
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
